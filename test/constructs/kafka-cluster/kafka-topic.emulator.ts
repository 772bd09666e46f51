import * as ec2 from '@aws-sdk/client-ec2';
import * as kafka from '@aws-sdk/client-kafka';
import { Aspects } from 'cdktf';
import { KafkaTopic, type KafkaTopicProps } from '#constructs/kafka-cluster/kafka-topic';
import { DataIsProtected } from '#stacks/policies/data-is-protected';
import { DeployedStack } from '#test/support/deployed-stack';
import { brokers, createCluster } from '#test/tools/local/emulator/services/msk/msk-endpoint';

jest.setTimeout(300_000);

const TOO_MANY = { replicationFactor: 4, minInSyncReplicas: 2 }; // on three brokers

describe('a topic, with protected data', () => {
  let deployed: DeployedStack;
  let msk: kafka.KafkaClient;
  let clusterArn = '';

  /** Writes the stack of one topic anew, `onFailure` otherwise than we do. */
  const write = (change: Partial<KafkaTopicProps> = {}, onFailure?: string): void =>
    deployed.write((stack) => {
      const { resource } = new KafkaTopic(stack, 'Topic', {
        clusterArn,
        cluster: 'events',
        name: 'orders',
        partitions: 3,
        replication: { replicationFactor: 3, minInSyncReplicas: 2 },
        properties: { 'cleanup.policy': 'delete' },
        onRemoval: 'keep',
        ...change,
      });
      if (onFailure !== undefined) resource.onFailure = onFailure;
      Aspects.of(stack).add(new DataIsProtected({}));
    });
  const apply = (...topic: Parameters<typeof write>) => {
    write(...topic);
    return deployed.apply();
  };
  const plan = (...topic: Parameters<typeof write>) => {
    write(...topic);
    return deployed.plan();
  };
  const run = (...command: readonly string[]) => deployed.run(...command, '-no-color');

  async function topics(): Promise<Record<string, number | undefined>> {
    const command = new kafka.ListTopicsCommand({ ClusterArn: clusterArn });
    const { Topics = [] } = await msk.send(command);
    return Object.fromEntries(
      Topics.map(({ TopicName = '', PartitionCount }) => [TopicName, PartitionCount]),
    );
  }

  beforeAll(async () => {
    deployed = await DeployedStack.start();
    const { client } = deployed;
    msk = new kafka.KafkaClient(client);
    const { Subnets = [] } = await new ec2.EC2Client(client).send(new ec2.DescribeSubnetsCommand());
    const ClientSubnets = Subnets.map(({ SubnetId = '' }) => SubnetId).slice(0, 3);
    const { SecurityGroups: groups = [] } = await new ec2.EC2Client(client).send(
      new ec2.DescribeSecurityGroupsCommand(),
    );
    const SecurityGroups = groups.map(({ GroupId = '' }) => GroupId).slice(0, 1);
    const BrokerNodeGroupInfo = brokers({ ClientSubnets, SecurityGroups });
    ({ ClusterArn: clusterArn = '' } = await createCluster(msk, { BrokerNodeGroupInfo }));
    write();
    deployed.init();
  });
  afterAll(async () => {
    msk.destroy();
    await deployed.dispose();
  });

  it('whose creation failed is made by the next deployment, which need not replace anything', async () => {
    const failed = apply({ replication: TOO_MANY });
    expect(failed.ok).toBe(false);
    expect(failed.output).toMatch(/Replication\s+factor: 4 larger/);
    expect(await topics()).toEqual({});

    const { output } = plan();
    expect(output).toContain('Plan: 1 to add, 0 to change, 0 to destroy.');
    expect(apply()).toMatchObject({ ok: true });
    expect(await topics()).toEqual({ orders: 3 });
    expect(plan()).toMatchObject({ ok: true }); // 2 where something would change
  });

  it('is not replaced for another way to fail, which counts at its creation alone', () => {
    expect(plan({}, 'ROLLBACK')).toMatchObject({ ok: true });
  });

  it('is taken in by an import of its stack, which plans no change', () => {
    write();
    const address = run('state', 'list').output.trim();
    const stack = /name += "(.+)"/.exec(run('state', 'show', address).output)?.[1] ?? '';
    expect(run('state', 'rm', address)).toMatchObject({ ok: true });
    const imported = deployed.run('import', '-input=false', address, stack);
    expect(imported).toMatchObject({ ok: true });
    expect(plan()).toMatchObject({ ok: true });
  });

  it('that was there before fails, and stays as it is', async () => {
    await msk.send(
      new kafka.CreateTopicCommand({
        ClusterArn: clusterArn,
        TopicName: 'by-hand',
        PartitionCount: 7,
        ReplicationFactor: 3,
      }),
    );
    write({ name: 'by-hand' });
    run('state', 'rm', run('state', 'list').output.trim());
    expect(apply({ name: 'by-hand' }).ok).toBe(false);
    expect(await topics()).toMatchObject({ 'by-hand': 7 });
  });
});
