import { omit } from '#tools/local/emulator/omit';

describe('omit', () => {
  it('leaves the named members out of a copy', () => {
    const whole = { a: 1, b: 2, c: undefined };

    expect(omit(whole, 'b')).toEqual({ a: 1, c: undefined });
    expect(whole).toHaveProperty('b');
  });
});
