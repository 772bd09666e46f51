import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '#tools/project-root';
import { measureAppCommand } from './app-command';
import { measureGrowth } from './growth';
import { type Machine, report, withResults } from './report';

const HELP = `Usage: npm run bench -- [--runs N] [--write]

Measures the app command against two floors, and how synthesis grows to 1,000 services. It takes
about two minutes. Nothing is asserted: compare with bench/README.md.

  --runs N   runs of each command that are counted, 3 to 100 (default 15)
  --write    writes the results into bench/README.md
  --help     prints this`;

/** Synthesis is measured inside its process, where little disturbs it. */
const GROWTH_RUNS = 3;

function main(): void {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '15' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 3 || runs > 100) {
    throw new UsageError(`--runs: expected a whole number from 3 to 100, got ${values.runs}.`);
  }

  const root = projectRoot(__dirname);
  const folder = mkdtempSync(join(tmpdir(), 'sevenfold-bench-'));
  try {
    console.error(`Measuring the app command: ${runs} rounds …`);
    const appCommand = [undefined, 'production'].map((environment) =>
      measureAppCommand(root, join(folder, environment ?? 'all'), runs, environment),
    );
    console.error(`Measuring synthesis: two layouts, five sizes, ${GROWTH_RUNS} runs each …`);
    const growth = measureGrowth(root, folder, GROWTH_RUNS);
    const results = report({ machine: machine(), appCommand, growth });
    console.log(results);
    if (values.write) write(join(root, 'bench/README.md'), results);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

class UsageError extends Error {}

function machine(): Machine {
  return {
    cpu: cpus()[0]?.model ?? 'unknown processor',
    cores: cpus().length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
  };
}

function write(readme: string, results: string): void {
  writeFileSync(readme, withResults(readFileSync(readme, 'utf8'), results));
  console.error('Written into bench/README.md.');
}

try {
  main();
} catch (error) {
  const isUsage =
    error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  if (isUsage !== true) throw error;
  console.error(`${(error as Error).message}\n\n${HELP}`);
  process.exitCode = 2;
}
