import { KafkaCluster } from '#constructs/kafka-cluster/kafka-cluster';
import type { KafkaOptions } from '#constructs/kafka-cluster/kafka-options';
import { express, standard } from '#test/support/kafka-samples';
import { network } from '#test/support/kafka-stack';
import { type Resource, resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

const ALARMS = { topicArns: { critical: 'arn:critical', warning: 'arn:warning' } };
const PATH = '/test/kafka/events/deployed';

const made = (options: KafkaOptions, mayLose?: readonly string[] | 'all') =>
  synthesizeConstruct((scope) => {
    new KafkaCluster(scope, 'events', {
      name: 'events',
      options,
      network,
      alarms: ALARMS,
      logRetentionDays: 365,
      ...(mayLose !== undefined && { mayLose }),
    });
  });

const published = (stack: ReturnType<typeof made>) =>
  resourcesOf(stack, 'aws_ssm_parameter').filter(({ name }) => String(name).startsWith(PATH));
const valueOf = (parameter: Resource | undefined) =>
  JSON.parse(String(parameter?.['insecure_value'])) as unknown;
const at = (stack: ReturnType<typeof made>, name: string) =>
  published(stack).find((parameter) => parameter['name'] === `${PATH}/${name}`);

const TOPICS = { orders: { partitions: 12 }, constructor: { partitions: 1 } };
const SCHEMAS = { order: { file: 'schemas/order.avsc' } };

describe('the guards of a cluster', () => {
  it('publish partitions and replicas of each topic once CloudFormation has made it', () => {
    const stack = made(standard({ topics: TOPICS }));
    const orders = at(stack, 'topics/orders');
    expect(valueOf(orders)).toEqual({
      name: 'orders',
      address: expect.stringMatching(/^test\/aws_cloudformation_stack\.[\w-]+orders/) as string,
      partitions: 12,
      replicationFactor: 3,
    });
    expect(orders?.['depends_on']).toEqual([
      expect.stringMatching(/^aws_cloudformation_stack\.[\w-]+orders/) as string,
    ]);
    expect(at(stack, 'topics/constructor')).toBeDefined();
  });

  it.each([
    [standard({ brokersPerZone: 2 }), 'aws_msk_cluster', { version: '3.9.x', brokers: 6 }],
    [express(), 'aws_msk_cluster', { version: '3.9.x', brokers: 3 }],
    [{ kind: 'serverless' } as const, 'aws_msk_serverless_cluster', {}],
  ])('publish what the cluster is, of every kind: %j', (options, type, beside) => {
    const parameter = at(made(options), 'cluster/events');
    expect(valueOf(parameter)).toEqual({
      name: 'events',
      address: expect.stringMatching(new RegExp(`^test/${type}\\.`)) as string,
      kind: options.kind,
      ...beside,
    });
    expect(parameter?.['depends_on']).toEqual([
      expect.stringMatching(new RegExp(`^${type}\\.`)) as string,
    ]);
  });

  it('know the versions that MSK would not bring to the one that is wanted', () => {
    const { locals } = made(standard()) as unknown as { locals: Readonly<Record<string, object>> };
    const [refused] = Object.entries(locals).filter(([id]) => id.includes('RefusedUpgrades'));
    expect(Object.keys(refused?.[1] ?? {})).toContain('4.1.x.kraft');
  });

  it('publish the disks of Standard brokers, and none of Express', () => {
    expect(valueOf(at(made(standard()), 'disks/brokers'))).toMatchObject({
      gibPerBroker: 100,
      kind: 'local',
      address: expect.stringMatching(/^test\/aws_msk_cluster\./) as string,
    });
    expect(at(made(express()), 'disks/brokers')).toBeUndefined();
  });

  it.each([express({ schemas: SCHEMAS }), { kind: 'serverless', schemas: SCHEMAS } as const])(
    'publish the schemas of a cluster that is $kind',
    (options) => {
      expect(valueOf(at(made(options), 'schemas/order'))).toMatchObject({
        format: 'AVRO',
        address: expect.stringMatching(/^test\/aws_glue_schema\./) as string,
      });
    },
  );

  it.each([
    ['aws_msk_cluster', standard({ topics: TOPICS })],
    ['aws_msk_serverless_cluster', { kind: 'serverless' } as const],
  ])('hold the plan of %s, with a message for each kind of loss', (type, options) => {
    const [cluster] = resourcesOf(made(options), type);
    const { precondition } = cluster?.['lifecycle'] as { precondition: Resource[] };
    expect(precondition.map(({ error_message }) => error_message)).toEqual([
      expect.stringContaining('The Kafka cluster events cannot be changed so.'),
      expect.stringContaining('partitions only grow and replicas stay'),
      expect.stringContaining('only grow, and a tier cannot be taken back'),
      expect.stringContaining('delete all versions of the schemas'),
    ]);
  });

  it('leave a size that an autoscaler owns to it', () => {
    const [cluster] = resourcesOf(made(standard()), 'aws_msk_cluster');
    expect(cluster?.['lifecycle']).toMatchObject({
      ignore_changes: [expect.stringContaining('volume_size')],
      precondition: [{}, {}, {}, {}],
    });
  });

  it('publish where nobody else does', () => {
    const names = resourcesOf(
      made(standard({ topics: TOPICS, schemas: SCHEMAS })),
      'aws_ssm_parameter',
    ).map(({ name }) => String(name));
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !name.startsWith(PATH)).length).toBeGreaterThan(0);
  });

  it('are not there where all may be lost', () => {
    const stack = made(standard({ topics: TOPICS, schemas: SCHEMAS }), 'all');
    expect(published(stack)).toEqual([]);
    const [cluster] = resourcesOf(stack, 'aws_msk_cluster');
    expect(cluster?.['lifecycle']).not.toHaveProperty('precondition');
  });
});
