import { SHORT_HASH_CHARACTERS, shortHash } from '#constructs/kernel/short-hash';

describe('a short hash', () => {
  it('is the same for ever, for names are made of it', () => {
    expect(shortHash('events/orders')).toBe('1cce6e');
  });

  it('tells texts apart and has the length that names leave for it', () => {
    expect(shortHash('a/b-c')).not.toBe(shortHash('a-b/c'));
    expect(shortHash('')).toHaveLength(SHORT_HASH_CHARACTERS);
  });
});
