import fc from 'fast-check';
import { physicalName } from '#constructs/kernel/physical-name';

const part = fc.stringMatching(/^[a-z](?:-?[a-z0-9]){0,40}$/);
const parts = fc.array(part, { minLength: 1, maxLength: 6 });
const limit = fc.integer({ min: 16, max: 255 });

describe('a physical name', () => {
  it('is its parts joined by hyphens while that fits', () => {
    expect(physicalName(24, 'production', 'kubernetes')).toBe('production-kubernetes');
    expect(physicalName(21, 'production', 'kubernetes')).toBe('production-kubernetes');
  });

  it('never exceeds its limit, and never has two hyphens or one at an end', () => {
    fc.assert(
      fc.property(limit, parts, (max, words) => {
        const name = physicalName(max, ...words);
        expect(name.length).toBeLessThanOrEqual(max);
        expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
    );
  });

  it('keeps the beginning of a name that it cuts, and stays the same for ever', () => {
    expect(physicalName(20, 'production', 'kubernetes', 'control-plane')).toBe(
      'production-ku-0f86ca',
    );
  });

  it('tells apart names that differ only where they are cut', () => {
    fc.assert(
      fc.property(limit, part, part, (max, one, other) => {
        fc.pre(one !== other);
        const long = 'x'.repeat(max);
        expect(physicalName(max, long, one)).not.toBe(physicalName(max, long, other));
      }),
    );
  });
});
