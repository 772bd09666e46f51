import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import type { TerraformStack } from 'cdktf';
import { KafkaCluster } from '#constructs/kafka-cluster/kafka-cluster';
import type { KafkaOptions, StandardKafkaOptions } from '#constructs/kafka-cluster/kafka-options';
import type { INetwork } from '#constructs/network/network-contract';
import { addressIn, ALARMS, DeployedStack } from '#test/support/deployed-stack';
import { express, standard } from '#test/support/kafka-samples';
import { network } from '#test/support/kafka-stack';

jest.setTimeout(400_000);

const DISK = { kind: 'local', gibPerBroker: 100 } as const;
const CLUSTER = standard({
  version: '3.8.x',
  brokersPerZone: 2,
  storage: DISK,
  topics: { orders: { partitions: 12 }, returns: { partitions: 3, replicationFactor: 2 } },
  schemas: {
    order: { file: 'schemas/order.avsc' },
    shipment: { file: 'schemas/shipment.json' },
  },
});
const { shipment: SHIPMENT, order: ORDER } = CLUSTER.schemas ?? {};

/** Subnets of a VPC as the clusters of the stack need them. */
function networkIn(stack: TerraformStack): INetwork {
  const vpc = new Vpc(stack, 'Vpc', { cidrBlock: network.cidrBlock });
  const subnets = network.zones.map(
    (availabilityZone, index) =>
      new Subnet(stack, availabilityZone, {
        vpcId: vpc.id,
        availabilityZone,
        cidrBlock: `10.40.${index}.0/24`,
      }),
  );
  return { ...network, vpcId: vpc.id, privateSubnetIds: subnets.map(({ id }) => id) };
}

function cluster(
  stack: TerraformStack,
  name: string,
  options: KafkaOptions,
  where: INetwork,
  mayLose: readonly string[],
): void {
  new KafkaCluster(stack, name, {
    ...{ name, options, network: where, alarms: ALARMS, logRetentionDays: 365, mayLose },
  });
}

describe('a deployed cluster', () => {
  let deployed: DeployedStack;

  /** Writes the stack anew, with some options changed. */
  const write = (
    change: Partial<StandardKafkaOptions> = {},
    acknowledged: readonly string[] = [],
  ): void =>
    deployed.write((stack) =>
      cluster(stack, 'events', { ...CLUSTER, ...change }, networkIn(stack), acknowledged),
    );
  const plan = (...stack: Parameters<typeof write>) => {
    write(...stack);
    return deployed.plan();
  };
  const apply = (...stack: Parameters<typeof write>) => {
    write(...stack);
    return deployed.apply();
  };

  beforeAll(async () => {
    deployed = await DeployedStack.start();
    write();
    deployed.init();
    expect(deployed.apply()).toMatchObject({ ok: true });
  });
  afterAll(() => deployed.dispose());

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
    [
      'an older version',
      { version: '3.7.x' },
      "It has version 3.8.x and would get 3.7.x. MSK takes no version back: write version: '3.8.x' or a later one.",
    ],
    [
      'KRaft of a later version',
      { version: '4.1.x.kraft' },
      "It has version 3.8.x and would get 4.1.x.kraft. MSK moves from ZooKeeper to KRaft only at 3.9.x, and to no later version by it: write version: '3.9.x' first.",
    ],
    [
      'fewer brokers',
      { brokersPerZone: 1 },
      'It has 6 brokers and would get 3: MSK takes away only those that hold no partition. Write brokersPerZone: 2;',
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
      version: '3.7.x',
      brokersPerZone: 1,
    });
    for (const part of [
      'orders has 12 partitions',
      'orders has 3 replicas',
      '100 GiB a broker',
      'schemas order, shipment',
      'version 3.8.x',
      '6 brokers',
    ]) {
      expect(message).toContain(part);
    }
  });

  it('lets topics, disks, brokers and versions grow, and takes that for what is deployed', () => {
    const more = {
      topics: { ...CLUSTER.topics, orders: { partitions: 24 }, refunds: { partitions: 1 } },
      storage: { kind: 'tiered', gibPerBroker: 200 },
      brokersPerZone: 3,
      version: '3.9.x',
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
    const address = addressIn(refused, 'aws_glue_schema');
    expect(address).toMatch(/order/);
    expect(apply(without, [address])).toMatchObject({ ok: true });
    expect(plan(without)).toMatchObject({ ok: true });
  });
});

describe('three deployed clusters, one of each kind', () => {
  const KINDS = {
    standard: standard(),
    express: express(),
    serverless: { kind: 'serverless' },
  } as const;
  type Kind = keyof typeof KINDS;
  const NAMES: readonly Kind[] = ['standard', 'express', 'serverless'];
  let deployed: DeployedStack;

  /** Writes the clusters, which are named by the kinds that they began with. */
  const write = (kinds: Readonly<Record<Kind, Kind>>, acknowledged: readonly string[] = []): void =>
    deployed.write((stack) => {
      const where = networkIn(stack);
      for (const name of NAMES) cluster(stack, name, KINDS[kinds[name]], where, acknowledged);
    });
  const SAME = { standard: 'standard', express: 'express', serverless: 'serverless' } as const;

  beforeAll(async () => {
    deployed = await DeployedStack.start();
    write(SAME);
    deployed.init();
    expect(deployed.apply()).toMatchObject({ ok: true });
  });
  afterAll(() => deployed.dispose());

  it('stay as they are', () => {
    write(SAME);
    expect(deployed.plan()).toMatchObject({ ok: true });
  });

  it.each([
    { standard: 'express', express: 'serverless', serverless: 'standard' },
    { standard: 'serverless', express: 'standard', serverless: 'express' },
  ] as const)('take no other kind: %j', (kinds) => {
    write(kinds);
    const { ok, message } = deployed.plan();
    expect(ok).toBe(false);
    for (const name of NAMES) {
      expect(message).toContain(`The Kafka cluster ${name} cannot be changed so.`);
      expect(message).toContain(`It is ${name} and would become ${kinds[name]}`);
    }
  });

  it('let one become another kind once its old address is acknowledged', () => {
    const kinds = { ...SAME, standard: 'serverless' } as const;
    write(kinds);
    const refused = deployed.plan();
    expect(refused.ok).toBe(false);
    const address = addressIn(refused, 'aws_msk_cluster');
    expect(address).toMatch(/standard/);
    write(kinds, [address]);
    const { output } = deployed.plan();
    expect(output).not.toContain('Error:');
    expect(output).toMatch(/aws_msk_cluster\.\S+ will be destroyed/);
  });
});
