import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ec2 from '@aws-sdk/client-ec2';
import * as kafka from '@aws-sdk/client-kafka';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, Aspects, LocalBackend, TerraformStack } from 'cdktf';
import { KafkaTopic, type KafkaTopicProps } from '#constructs/kafka-cluster/kafka-topic';
import { place } from '#constructs/kernel/placement';
import { DataIsProtected } from '#stacks/policies/data-is-protected';
import { runTerraform } from '#test/support/terraform';
import { EmulatorProcess } from '#test/tools/local/emulator/emulator-process';
import { brokers, createCluster } from '#test/tools/local/emulator/services/msk/msk-endpoint';
import { freePort } from '#tools/local/emulator/ports';

jest.setTimeout(300_000);

const ACCOUNT = '000000000000';
const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' }; // gitleaks:allow
const TOO_MANY = { replicationFactor: 4, minInSyncReplicas: 2 }; // on three brokers

describe('a topic, with protected data', () => {
  let emulator: EmulatorProcess;
  let outdir = '';
  let env: Record<string, string> = {};
  let msk: kafka.KafkaClient;
  let clusterArn = '';

  /** Writes the stack of one topic anew, `onFailure` otherwise than we do, and gives its folder. */
  const write = (change: Partial<KafkaTopicProps> = {}, onFailure?: string): string => {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, 'test');
    new AwsProvider(stack, 'Aws', { region: 'eu-west-1' });
    stack.addOverride('terraform.required_providers.aws.version', '5.100.0');
    new LocalBackend(stack, { path: join(outdir, 'test.tfstate') });
    place(stack, { environment: 'test', account: ACCOUNT, region: 'eu-west-1', partition: 'aws' });
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
    app.synth();
    return join(outdir, 'stacks', 'test');
  };
  const run = (folder: string, ...command: readonly string[]) =>
    runTerraform(folder, env, ...command, '-no-color');
  const apply = (...topic: Parameters<typeof write>) =>
    run(write(...topic), 'apply', '-input=false', '-auto-approve');
  const plan = (...topic: Parameters<typeof write>) =>
    run(write(...topic), 'plan', '-input=false', '-detailed-exitcode');

  async function topics(): Promise<Record<string, number | undefined>> {
    const command = new kafka.ListTopicsCommand({ ClusterArn: clusterArn });
    const { Topics = [] } = await msk.send(command);
    return Object.fromEntries(
      Topics.map(({ TopicName = '', PartitionCount }) => [TopicName, PartitionCount]),
    );
  }

  beforeAll(async () => {
    emulator = new EmulatorProcess({ port: await freePort() });
    const { endpoint } = await emulator.ready();
    const client = { region: 'eu-west-1', endpoint, credentials: CREDENTIALS };
    msk = new kafka.KafkaClient(client);
    const { Subnets = [] } = await new ec2.EC2Client(client).send(new ec2.DescribeSubnetsCommand());
    const ClientSubnets = Subnets.map(({ SubnetId = '' }) => SubnetId).slice(0, 3);
    const { SecurityGroups: groups = [] } = await new ec2.EC2Client(client).send(
      new ec2.DescribeSecurityGroupsCommand(),
    );
    const SecurityGroups = groups.map(({ GroupId = '' }) => GroupId).slice(0, 1);
    const BrokerNodeGroupInfo = brokers({ ClientSubnets, SecurityGroups });
    ({ ClusterArn: clusterArn = '' } = await createCluster(msk, { BrokerNodeGroupInfo }));
    outdir = mkdtempSync(join(tmpdir(), 'sevenfold-kafka-topic-'));
    env = {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    };
    expect(run(write(), 'init')).toMatchObject({ ok: true });
  });
  afterAll(async () => {
    msk.destroy();
    await emulator.dispose();
    rmSync(outdir, { recursive: true, force: true });
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
    const folder = write();
    const address = run(folder, 'state', 'list').output.trim();
    const stack = /name += "(.+)"/.exec(run(folder, 'state', 'show', address).output)?.[1] ?? '';
    expect(run(folder, 'state', 'rm', address)).toMatchObject({ ok: true });
    const imported = runTerraform(folder, env, 'import', '-input=false', address, stack);
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
    const folder = write({ name: 'by-hand' });
    run(folder, 'state', 'rm', run(folder, 'state', 'list').output.trim());
    expect(apply({ name: 'by-hand' }).ok).toBe(false);
    expect(await topics()).toMatchObject({ 'by-hand': 7 });
  });
});
