import { describeCheck } from './check-calls';
import type { CallCheck } from './check-calls';
import type { Emulator } from './emulator-process';
import type { RunFolder } from './run-folder';
import { shownPath } from './run-folder';
import { shortName } from './stacks';
import type { ManifestStack } from './stacks';
import { table } from './table';
import { countResources, readState } from './terraform-state';

/** What the closing report tells of. */
export interface UpReport {
  readonly folder: RunFolder;
  readonly stacks: readonly ManifestStack[];
  /** Seconds of each stack that was deployed just now. */
  readonly deployed: ReadonlyMap<string, number>;
  readonly emulator: Emulator;
  readonly check: CallCheck;
  /** Where the providers came from, such as "the registry". */
  readonly providers: string;
  /** What the app had to say at synthesis. */
  readonly notices: readonly string[];
}

/** The report at the end of `sevenfold local up`: what there is, what it proves, what to try next. */
export function upReport(run: UpReport): readonly string[] {
  const { folder, stacks, emulator, check, providers, notices } = run;
  return [
    '',
    ...stackTable(run),
    '',
    `${describeCheck(check)}.`,
    'Counted are the calls of our deploys into this emulator and of the plan just now, and no others.',
    `Providers came from ${providers}.`,
    ...(notices.length > 0 ? ['', 'The app says:', ...notices.map((line) => `  ${line}`)] : []),
    '',
    'Look inside:',
    '  eval "$(npx sevenfold local env)"   # leads this shell to the emulator, with dummy credentials',
    `  ${lookInside(folder, stacks)}`,
    'or without changing the shell:',
    `  AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local aws --region ${emulator.region} \\`,
    `    --endpoint-url ${emulator.endpoint} ${lookInside(folder, stacks).slice('aws '.length)}`,
    'or without the aws CLI:  npm run local:status',
    '',
    'What this proves: the wiring. Terraform and the real AWS provider created every resource and',
    "read it back, a second plan changes nothing, and every call fits AWS's own service models.",
    "What it does not prove: AWS's behaviour. Permissions, quotas, capacity and timing are not",
    'checked; no packet flows and no pod runs.',
    '',
    `The emulator stays running at ${emulator.endpoint} (pid ${emulator.pid}); its files lie in ` +
      `${shownPath(folder.path)}.`,
    'Destroy everything and stop it:  npm run local:destroy',
  ];
}

function stackTable({ folder, stacks, deployed }: UpReport): readonly string[] {
  const counts = stacks.map(({ name }) => countResources(folder, name));
  const rows = stacks.map(({ name }, index) => [
    shortName(name),
    String(counts[index] ?? 0),
    deployed.get(name)?.toFixed(1) ?? 'unchanged',
  ]);
  const seconds = [...deployed.values()].reduce((sum, value) => sum + value, 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return table([
    ['Stack', 'Resources', 'Seconds'],
    ...rows,
    ['all', String(total), deployed.size > 0 ? seconds.toFixed(1) : ''],
  ]);
}

/** A question about something that is really there: the cluster if one is deployed, else the VPCs. */
function lookInside(folder: RunFolder, stacks: readonly ManifestStack[]): string {
  const name = stacks
    .flatMap((stack) => readState(folder, stack.name))
    .find((resource) => resource.type === 'aws_eks_cluster')?.instances[0]?.['name'];
  return typeof name === 'string'
    ? `aws eks describe-cluster --name ${name}`
    : 'aws ec2 describe-vpcs';
}
