import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { growthExponent, median, type Point } from './statistics';
import { type Layout, LAYOUTS } from './stub-services';

/** How synthesis grows with the number of services in one layout. */
export interface Growth {
  readonly layout: Layout;
  /** Median processor seconds for each number of services. */
  readonly points: readonly Point[];
  /** Of seconds over services, from `FIT_FROM` services on: 1 is linear. */
  readonly exponent: number;
}

const SIZES = [10, 30, 100, 300, 1000];

/** Below this, starting up outweighs the services: including it would flatter the exponent. */
export const FIT_FROM = 100;

/** Synthesizes stub services in both layouts, `runs` times each size, a process each time. */
export function measureGrowth(root: string, folder: string, runs: number): Growth[] {
  return LAYOUTS.map((layout) => {
    const points = SIZES.map((size) => {
      const seconds = Array.from({ length: runs }, () => synthesize(root, folder, layout, size));
      return { size, seconds: median(seconds) };
    });
    const exponent = growthExponent(points.filter(({ size }) => size >= FIT_FROM));
    return { layout, points, exponent };
  });
}

function synthesize(root: string, folder: string, layout: Layout, size: number): number {
  const outdir = join(folder, `${layout}-${size}`);
  const args = ['tools/run.cjs', 'bench/synthesize-stubs.ts', layout, String(size), outdir];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${args.join(' ')} failed (${String(status)}):\n${stderr}`);
  return Number(stdout);
}
