import { pageOf } from '#tools/local/emulator/paging';

const ALL = ['a', 'b', 'c'];

describe('a page of a list', () => {
  it('goes on where the one before it ended, until the last', () => {
    const first = pageOf(ALL, 2, undefined);
    expect(first?.items).toEqual(['a', 'b']);

    expect(pageOf(ALL, 2, first?.nextToken)).toEqual({ items: ['c'] });
  });

  it('is the whole list when that fits', () => {
    expect(pageOf(ALL, 3, undefined)).toEqual({ items: ALL });
    expect(pageOf([], 3, undefined)).toEqual({ items: [] });
  });

  it('does not exist for a token that nobody was given', () => {
    expect(pageOf(ALL, 2, 'made-up')).toBeUndefined();
  });
});
