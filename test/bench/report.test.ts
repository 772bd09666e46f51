import type { AppCommandCosts } from '../../bench/app-command';
import { report, type Results, withResults } from '../../bench/report';

const costs = (cpu: number) =>
  [1, 2, 3].map((times) => ({ cpu: cpu * times, wall: cpu * times * 2 }));

const appCommand: AppCommandCosts = {
  environment: 'production',
  empty: costs(0.05),
  floor: costs(0.2),
  app: costs(0.3),
  written: { stacks: 3, bytes: 20480, classes: 38 },
};

const results: Results = {
  machine: {
    cpu: 'Fast',
    cores: 2,
    memoryGib: 8,
    system: 'Linux 6',
    node: 'v20.0.0',
    date: '2026-11-24',
  },
  appCommand: [appCommand],
  growth: [
    { layout: 'one-stack', points: [{ size: 100, seconds: 0.5 }], exponent: 1.1 },
    { layout: 'stack-each', points: [{ size: 100, seconds: 0.25 }], exponent: 1.2 },
  ],
};

describe('the report of the bench', () => {
  it('describes the machine', () => {
    expect(report(results)).toContain('2026-11-24: 2 × Fast, 8 GiB, Linux 6, Node v20.0.0');
  });

  it('gives medians, spreads and the ratio to the floor, and judges it', () => {
    const text = report(results);
    expect(text).toContain('| the app command, bundling included | 0.600 (0.300–0.900) | 1.200');
    expect(text).toContain(
      'App to (b): 1.50 × processor, 1.50 × wall. Target: at most 2 × processor: met.',
    );
    const slow = { ...appCommand, app: costs(0.41) };
    expect(report({ ...results, appCommand: [slow] })).toContain('processor: **missed**.');
  });

  it('gives the time a service, and judges the worst growth', () => {
    const text = report(results);
    expect(text).toContain('| one-stack | 0.50 (5.0) | 1.10 |');
    expect(text).toContain('at most 1.15: **missed**.');
  });
});

describe('the results in the README', () => {
  const readme = [
    'before',
    '<!-- results: written by `npm run bench -- --write` -->',
    'old',
    '<!-- end of results -->',
    'after',
  ].join('\n');

  it('replace the old ones, and nothing around them', () => {
    const written = withResults(readme, 'new');
    expect(written).not.toContain('old');
    expect(written.split('\n').filter((line) => line !== '' && !line.startsWith('<!'))).toEqual([
      'before',
      'new',
      'after',
    ]);
    expect(withResults(written, 'new')).toBe(written);
  });

  it('are refused where the marks are gone', () => {
    expect(() => withResults('nothing', 'new')).toThrow('bench/README.md lacks <!-- results');
  });
});
