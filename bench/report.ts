import type { AppCommandCosts } from './app-command';
import { FIT_FROM, type Growth } from './growth';
import type { Cost } from './measured-run';
import { median } from './statistics';

/** Where and when it was measured. */
export interface Machine {
  /** The processor's own name. */
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGib: number;
  /** Operating system and its release. */
  readonly system: string;
  readonly node: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** All that one `npm run bench` measured. */
export interface Results {
  readonly machine: Machine;
  readonly appCommand: readonly AppCommandCosts[];
  readonly growth: readonly Growth[];
}

/** The app command may cost this many times the floor of classes and JSON. */
export const TARGET_RATIO = 2;

/** Growth up to this exponent counts as linear: garbage collection and sorting have a part in it. */
export const TARGET_EXPONENT = 1.15;

/** The results as Markdown, for the terminal and for bench/README.md alike. */
export function report({ machine, appCommand, growth }: Results): string {
  const { cpu, cores, memoryGib, system, node, date } = machine;
  return [
    `Measured on ${date}: ${cores} × ${cpu}, ${memoryGib} GiB, ${system}, Node ${node}.`,
    ...appCommand.flatMap(appCommandLines),
    ...growthLines(growth),
    '',
  ].join('\n');
}

function appCommandLines({ environment, empty, floor, app, written }: AppCommandCosts): string[] {
  const row = (name: string, costs: readonly Cost[]) =>
    `| ${name} | ${spread(costs, 'cpu')} | ${spread(costs, 'wall')} |`;
  const ratio = (to: readonly Cost[], kind: keyof Cost) =>
    median(app.map((cost) => cost[kind])) / median(to.map((cost) => cost[kind]));
  const ratios = (to: readonly Cost[]) =>
    `${ratio(to, 'cpu').toFixed(2)} × processor, ${ratio(to, 'wall').toFixed(2)} × wall`;
  return [
    '',
    `### The app command, ${environment === undefined ? 'all environments' : `${environment} alone`}`,
    '',
    `Medians of ${app.length} interleaved runs (least–most), in seconds; child processes included. ` +
      `${written.stacks} stacks, ${Math.round(written.bytes / 1024)} KiB, ${written.classes} provider modules.`,
    '',
    '| command | processor | wall |',
    '|---|---|---|',
    row('(a) an empty `node`', empty),
    row('(b) require the same provider classes, write the same JSON', floor),
    row('the app command, bundling included', app),
    '',
    `- App to (a): ${ratios(empty)}.`,
    `- App to (b): ${ratios(floor)}. Target: at most ${TARGET_RATIO} × processor: ` +
      `${verdict(ratio(floor, 'cpu') <= TARGET_RATIO)}.`,
  ];
}

function growthLines(growth: readonly Growth[]): string[] {
  const sizes = growth[0]?.points.map(({ size }) => size) ?? [];
  const cells = ({ points }: Growth) =>
    points.map(({ size, seconds }) => `${seconds.toFixed(2)} (${ms(seconds / size)})`);
  return [
    '',
    '### Synthesis of stub services',
    '',
    `Processor seconds (milliseconds a service); the exponent is fitted from ${FIT_FROM} services on.`,
    '',
    `| layout | ${sizes.join(' | ')} | exponent |`,
    `|---|${'---|'.repeat(sizes.length + 1)}`,
    ...growth.map(
      (one) => `| ${one.layout} | ${cells(one).join(' | ')} | ${one.exponent.toFixed(2)} |`,
    ),
    '',
    `Target: linear, an exponent of at most ${TARGET_EXPONENT}: ` +
      `${verdict(growth.every(({ exponent }) => exponent <= TARGET_EXPONENT))}.`,
  ];
}

function spread(costs: readonly Cost[], kind: keyof Cost): string {
  const seconds = costs.map((cost) => cost[kind]);
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)];
  return `${median(seconds).toFixed(3)} (${least.toFixed(3)}–${most.toFixed(3)})`;
}

function ms(seconds: number): string {
  return (seconds * 1000).toFixed(1);
}

function verdict(met: boolean): string {
  return met ? 'met' : '**missed**';
}

const MARKS = [
  '<!-- results: written by `npm run bench -- --write` -->',
  '<!-- end of results -->',
];

/** The README with its results replaced. Throws where the marks around them are gone. */
export function withResults(readme: string, results: string): string {
  const [start = '', end = ''] = MARKS;
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`bench/README.md lacks ${start} … ${end}`);
  return `${readme.slice(0, from + start.length)}\n\n${results}\n${readme.slice(to)}`;
}
