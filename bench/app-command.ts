import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Cost, measuredRun } from './measured-run';

/** What the three commands cost for one choice of environments, run by run. */
export interface AppCommandCosts {
  /** The environment that is synthesized; undefined for all. */
  readonly environment: string | undefined;
  /** A Node process that does nothing. */
  readonly empty: readonly Cost[];
  /** Requiring the provider classes that the app requires and writing the JSON that it writes. */
  readonly floor: readonly Cost[];
  /** `node tools/run.cjs main.ts`, bundling included. */
  readonly app: readonly Cost[];
  /** What the app synthesized. */
  readonly written: { readonly stacks: number; readonly bytes: number; readonly classes: number };
}

/**
 * Measures the app command beside its floors. The runs are interleaved, so that a busy moment of the
 * machine falls on all alike; one round before them fills the disk's cache and is not counted.
 */
export function measureAppCommand(
  root: string,
  folder: string,
  runs: number,
  environment?: string,
): AppCommandCosts {
  const chosen = environment === undefined ? {} : { ENVIRONMENT: environment };
  mkdirSync(folder, { recursive: true });
  const node = process.execPath;
  const app = ['tools/run.cjs', 'main.ts'];
  const classes = join(folder, 'classes.json');
  const [first, stacks, copy] = [
    join(folder, 'first'),
    join(folder, 'first/stacks'),
    join(folder, 'copy'),
  ];

  measuredRun([node, '--require', join(root, 'bench/record-classes.cjs'), ...app], {
    cwd: root,
    env: { ...chosen, CDKTF_OUTDIR: first, SEVENFOLD_BENCH_CLASSES: classes },
  });
  const commands = {
    empty: () => measuredRun([node, '--eval', ''], { cwd: root }),
    floor: () => measuredRun([node, 'bench/floor.cjs', classes, stacks, copy], { cwd: root }),
    app: () =>
      measuredRun([node, ...app], {
        cwd: root,
        env: { ...chosen, CDKTF_OUTDIR: join(folder, 'app') },
      }),
  };
  const costs = { empty: [] as Cost[], floor: [] as Cost[], app: [] as Cost[] };
  for (let run = 0; run <= runs; run += 1) {
    for (const name of ['empty', 'floor', 'app'] as const) {
      const cost = commands[name]();
      if (run > 0) costs[name].push(cost);
    }
  }
  const written = { ...sameOutput(stacks, copy), classes: count(classes) };
  return { environment, ...costs, written };
}

/** The floor is one only if it writes what the app writes. */
function sameOutput(written: string, copied: string): { stacks: number; bytes: number } {
  const stacks = readdirSync(written);
  const pairs = stacks.map((stack) =>
    [written, copied].map((folder) => readFileSync(join(folder, stack, 'cdk.tf.json'), 'utf8')),
  );
  if (
    !pairs.every(([one = '', other = '']) => isDeepStrictEqual(JSON.parse(one), JSON.parse(other)))
  ) {
    throw new Error('the floor wrote another JSON than the app');
  }
  return { stacks: stacks.length, bytes: pairs.reduce((sum, [one = '']) => sum + one.length, 0) };
}

function count(file: string): number {
  return (JSON.parse(readFileSync(file, 'utf8')) as unknown[]).length;
}
