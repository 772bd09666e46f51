import { hashed } from '#constructs/kernel/hashed';

describe('a text that must fit', () => {
  it('is itself while it is short, in bytes', () => {
    expect(hashed('x'.repeat(512))).toBe('x'.repeat(512));
    expect(hashed('ü'.repeat(257))).toMatch(/^sha256 [0-9a-f]{64}$/);
  });

  it('is told from another by its hash', () => {
    expect(hashed(`${'x'.repeat(600)}a`)).not.toBe(hashed(`${'x'.repeat(600)}b`));
  });
});
