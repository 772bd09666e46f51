import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { KafkaCluster } from '#constructs/kafka-cluster/kafka-cluster';
import type { StandardKafkaOptions } from '#constructs/kafka-cluster/kafka-options';
import { place } from '#constructs/kernel/placement';
import { standard } from '#test/support/kafka-samples';
import { network } from '#test/support/kafka-stack';
import { runTerraform } from '#test/support/terraform';
import { EmulatorProcess } from '#test/tools/local/emulator/emulator-process';
import { freePort } from '#tools/local/emulator/ports';

jest.setTimeout(400_000);

const ACCOUNT = '000000000000';
const topic = (name: string) => `arn:aws:sns:eu-west-1:${ACCOUNT}:${name}`;
const DISK = { kind: 'local', gibPerBroker: 100 } as const;
const CLUSTER = standard({
  storage: DISK,
  topics: { orders: { partitions: 12 }, returns: { partitions: 3, replicationFactor: 2 } },
  schemas: {
    order: { file: 'schemas/order.avsc' },
    shipment: { file: 'schemas/shipment.json' },
  },
});
const { shipment: SHIPMENT, order: ORDER } = CLUSTER.schemas ?? {};

describe('a deployed cluster', () => {
  let emulator: EmulatorProcess;
  let outdir = '';
  let env: Record<string, string> = {};

  /** Writes the stack anew, with some options changed, and gives its folder. */
  const write = (
    change: Partial<StandardKafkaOptions> = {},
    acknowledged: readonly string[] = [],
  ): string => {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, 'test');
    new AwsProvider(stack, 'Aws', { region: 'eu-west-1' });
    stack.addOverride('terraform.required_providers.aws.version', '5.100.0');
    new LocalBackend(stack, { path: join(outdir, 'test.tfstate') });
    place(stack, { environment: 'test', account: ACCOUNT, region: 'eu-west-1', partition: 'aws' });
    const vpc = new Vpc(stack, 'Vpc', { cidrBlock: network.cidrBlock });
    const subnets = network.zones.map(
      (availabilityZone, index) =>
        new Subnet(stack, availabilityZone, {
          vpcId: vpc.id,
          availabilityZone,
          cidrBlock: `10.40.${index}.0/24`,
        }),
    );
    new KafkaCluster(stack, 'events', {
      name: 'events',
      options: { ...CLUSTER, ...change },
      network: { ...network, vpcId: vpc.id, privateSubnetIds: subnets.map(({ id }) => id) },
      alarms: { topicArns: { critical: topic('critical'), warning: topic('warning') } },
      logRetentionDays: 365,
      mayLose: acknowledged,
    });
    app.synth();
    return join(outdir, 'stacks', 'test');
  };
  const run = (command: readonly string[], ...stack: Parameters<typeof write>) => {
    const { ok, output } = runTerraform(write(...stack), env, ...command, '-no-color');
    if (process.env['SHOW']) console.log(output.slice(-3000));
    return { ok, output, message: output.replace(/\s*│?\s+/g, ' ') };
  };
  const plan = (...stack: Parameters<typeof write>) =>
    run(['plan', '-input=false', '-detailed-exitcode'], ...stack);
  const apply = (...stack: Parameters<typeof write>) =>
    run(['apply', '-input=false', '-auto-approve'], ...stack);

  beforeAll(async () => {
    emulator = new EmulatorProcess({ port: await freePort() });
    const { endpoint } = await emulator.ready();
    outdir = mkdtempSync(join(tmpdir(), 'sevenfold-cluster-guards-'));
    env = {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test', // gitleaks:allow
    };
    expect(runTerraform(write(), env, 'init', '-no-color')).toMatchObject({ ok: true });
    expect(apply()).toMatchObject({ ok: true });
  });
  afterAll(async () => {
    await emulator.dispose();
    rmSync(outdir, { recursive: true, force: true });
  });

  it('changes nothing when it is planned again', () => {
    expect(plan()).toMatchObject({ ok: true }); // 2 where something would change
  });

  it.each([
    [
      'fewer partitions',
      { topics: { ...CLUSTER.topics, orders: { partitions: 6 } } },
      'orders has 12 partitions and would get 6: write partitions: 12 or more',
    ],
    [
      'other replicas',
      { topics: { ...CLUSTER.topics, returns: { partitions: 3 } } },
      'returns has 2 replicas and would get 3: write replicationFactor: 2',
    ],
    [
      'smaller disks',
      { storage: { ...DISK, gibPerBroker: 50 } },
      '100 GiB a broker, local, would become 50, local: write gibPerBroker: 100 or more',
    ],
    [
      'a schema less',
      { schemas: { ...(ORDER && { order: ORDER }) } },
      'would delete all versions of the schemas shipment of the Kafka cluster events',
    ],
  ] as const)('refuses %s before anything changes', (_, change, expected) => {
    const { ok, message } = plan(change);
    expect(ok).toBe(false);
    expect(message).toContain(expected);
  });

  it('tells every loss at once', () => {
    const { message } = plan({
      topics: { orders: { partitions: 6, replicationFactor: 2 } },
      storage: { ...DISK, gibPerBroker: 50 },
      schemas: {},
    });
    for (const part of [
      'orders has 12 partitions',
      'orders has 3 replicas',
      '100 GiB a broker',
      'schemas order, shipment',
    ]) {
      expect(message).toContain(part);
    }
  });

  it('lets topics, disks and schemas grow, and takes that for what is deployed', () => {
    const more = {
      topics: { ...CLUSTER.topics, orders: { partitions: 24 }, refunds: { partitions: 1 } },
      storage: { kind: 'tiered', gibPerBroker: 200 },
    } as const;
    expect(apply(more)).toMatchObject({ ok: true });
    expect(plan(more)).toMatchObject({ ok: true });
    expect(plan({ ...more, topics: CLUSTER.topics ?? {} }).message).toContain(
      'orders has 24 partitions and would get 12',
    );
    expect(plan({ ...more, storage: { ...DISK, gibPerBroker: 300 } }).message).toContain(
      "200 GiB a broker, tiered, would become 300, local: write gibPerBroker: 200 or more and kind: 'tiered'",
    );

    // a topic that is taken out is kept by the cluster: nothing is lost
    const kept = { ...CLUSTER.topics, orders: more.topics.orders };
    expect(apply({ ...more, topics: kept })).toMatchObject({ ok: true });

    const without = {
      ...more,
      topics: kept,
      schemas: { ...(SHIPMENT && { shipment: SHIPMENT }) },
    };
    const refused = plan(without);
    expect(refused.ok).toBe(false);
    const address = /test\/aws_glue_schema\.[\w-]+/.exec(refused.output.replace(/\s*\n│\s*/g, ''));
    expect(address?.[0]).toMatch(/order/);
    expect(apply(without, [address?.[0] ?? ''])).toMatchObject({ ok: true });
    expect(plan(without)).toMatchObject({ ok: true });
  });
});
