import { growthExponent, median } from '../../bench/statistics';

describe('the median', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 2, 3], 2.5],
    [[0.2, 0.1, 100], 0.2],
  ])('of %j is %d', (numbers, middle) => {
    expect(median(numbers)).toBe(middle);
  });

  it('of nothing is a bug', () => {
    expect(() => median([])).toThrow('the median of nothing');
  });
});

describe('the growth exponent', () => {
  const grown = (seconds: (size: number) => number) =>
    growthExponent([10, 30, 100, 300, 1000].map((size) => ({ size, seconds: seconds(size) })));

  it.each([
    ['linear', (size: number) => 0.002 * size, 1],
    ['quadratic', (size: number) => 1e-6 * size ** 2, 2],
    ['constant', () => 3, 0],
  ])('of %s time', (_name, seconds, exponent) => {
    expect(grown(seconds)).toBeCloseTo(exponent, 10);
  });
});
