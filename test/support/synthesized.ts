import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { place, type Placement } from '#constructs/kernel/placement';

/** Arguments of one resource, in the provider's spelling. */
export type Resource = Readonly<Record<string, unknown>>;

/** One synthesized stack: what Terraform will read. */
export interface StackJson {
  readonly terraform: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly provider?: Readonly<Record<string, readonly Resource[]>>;
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Resource>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Resource>>>>;
  readonly output?: Readonly<Record<string, Readonly<{ value: unknown }>>>;
}

/** Every stack of an app by its id, read back from what `app.synth()` wrote. */
export function synthesize(build: (app: App) => void): Readonly<Record<string, StackJson>> {
  const outdir = mkdtempSync(join(tmpdir(), 'sevenfold-synth-'));
  try {
    const app = new App({ outdir });
    build(app);
    app.synth();
    return readStacks(outdir);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Every stack in an output folder by its id. */
export function readStacks(outdir: string): Readonly<Record<string, StackJson>> {
  const folder = join(outdir, 'stacks');
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((stack) => {
        const json = readFileSync(join(folder, stack, 'cdk.tf.json'), 'utf8');
        return [stack, JSON.parse(json) as StackJson];
      }),
  );
}

/** Where constructs under test stand. */
export const TEST_PLACEMENT: Placement = {
  environment: 'test',
  account: '111122223333',
  region: 'eu-west-1',
  partition: 'aws',
};

/** One stack that holds what `build` makes, without the base stack's tags, backend and policies. */
export function synthesizeConstruct(build: (scope: Construct) => void): StackJson {
  const stacks = synthesize((app) => {
    const stack = new TerraformStack(app, 'test');
    new AwsProvider(stack, 'Aws', { region: TEST_PLACEMENT.region });
    place(stack, TEST_PLACEMENT);
    build(stack);
  });
  const stack = stacks['test'];
  if (stack === undefined) throw new Error('the stack was not written');
  return stack;
}

/** All resources of one type, in the order of their ids. */
export function resourcesOf(stack: StackJson, type: string): Resource[] {
  return Object.values(stack.resource?.[type] ?? {});
}

/** `<type>.<id>` of every resource, sorted: what Terraform knows them by. */
export function addresses(stack: StackJson): string[] {
  return Object.entries(stack.resource ?? {})
    .flatMap(([type, resources]) => Object.keys(resources).map((id) => `${type}.${id}`))
    .sort();
}
