import type { KafkaOptions } from '#constructs/kafka-cluster/kafka-options';
import { KafkaTopic } from '#constructs/kafka-cluster/kafka-topic';
import { topicProperties } from '#constructs/kafka-cluster/topic-properties';
import { express, standard } from '#test/support/kafka-samples';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

interface Template {
  readonly Resources: {
    readonly Topic: {
      readonly Type: string;
      readonly DeletionPolicy: string;
      readonly UpdateReplacePolicy: string;
      readonly Metadata: unknown;
      readonly Properties: Readonly<Record<string, unknown>>;
    };
  };
}

const BASE = {
  clusterArn: 'arn:aws:kafka:eu-west-1:111122223333:cluster/test-events/uuid-1',
  cluster: 'events',
  partitions: 12,
  replication: { replicationFactor: 3, minInSyncReplicas: 2 },
  properties: { 'cleanup.policy': 'delete', 'retention.ms': 604_800_000 },
  onRemoval: 'keep',
} as const;

function made(...topics: { name: string; cluster?: string; onRemoval?: 'keep' | 'delete' }[]) {
  const stack = synthesizeConstruct((scope) => {
    for (const [index, topic] of topics.entries()) {
      new KafkaTopic(scope, `Topic${index}`, { ...BASE, ...topic });
    }
  });
  return resourcesOf(stack, 'aws_cloudformation_stack').map((resource) => ({
    ...resource,
    stackName: String(resource['name']),
    body: String(resource['template_body']),
    template: JSON.parse(String(resource['template_body'])) as Template,
  }));
}

describe('a topic', () => {
  const [topic] = made({ name: 'orders' });

  it('is one of MSK’s own, in a stack of its own', () => {
    expect(topic?.template.Resources.Topic).toMatchObject({
      Type: 'AWS::MSK::Topic',
      Properties: {
        ClusterArn: BASE.clusterArn,
        TopicName: 'orders',
        PartitionCount: 12,
        ReplicationFactor: 3,
      },
    });
  });

  it('has its properties as JSON of texts in base64', () => {
    const configs = String(topic?.template.Resources.Topic.Properties['Configs']);
    expect(JSON.parse(Buffer.from(configs, 'base64').toString())).toEqual({
      'cleanup.policy': 'delete',
      'retention.ms': '604800000',
    });
  });

  it('outlives its removal from the file, and its replacement, but no failed creation', () => {
    expect(topic?.template.Resources.Topic).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  });

  it('is deleted when it is removed where that is asked for, which CloudFormation takes as a change', () => {
    const { Topic } = made({ name: 'orders', onRemoval: 'delete' })[0]?.template.Resources ?? {};
    expect(Topic).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
    expect(Topic?.Metadata).not.toEqual(topic?.template.Resources.Topic.Metadata);
  });

  it('leaves no stack behind that a failed creation would block for ever', () => {
    expect(topic).toMatchObject({ on_failure: 'DELETE' });
  });

  it('is not replaced when its stack was imported, which says nothing of failures', () => {
    expect(topic).toMatchObject({ lifecycle: { ignore_changes: ['on_failure'] } });
  });

  it('with the longest name stays within the limits of CloudFormation', () => {
    const [longest] = made({ name: 'x'.repeat(249), cluster: 'c'.repeat(40) });
    expect(longest?.stackName.length).toBeLessThanOrEqual(128);
    expect(longest?.body.length).toBeLessThan(51_200);
  });

  it('has a stack with a name that CloudFormation takes and no other topic has', () => {
    const names = made(
      { name: 'a.b' },
      { name: 'a_b' },
      { name: 'a-b' },
      { name: '.a-b' },
      { name: 'b', cluster: 'events-a' },
      { name: 'a-b', cluster: 'events' },
    ).map(({ stackName }) => stackName);
    expect(new Set(names).size).toBe(5); // the last is the third again
    for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9-]{0,127}$/);
  });
});

describe('the properties of a topic', () => {
  const replication = { replicationFactor: 3, minInSyncReplicas: 2 };
  const of = (cluster: Exclude<KafkaOptions, { kind: 'serverless' }>) =>
    topicProperties(cluster.kind, { partitions: 1, ...cluster.topics?.['t'] }, replication);

  it('keep a week by default, and leave replicas to Express', () => {
    expect(of(standard())).toEqual({
      'cleanup.policy': 'delete',
      'min.insync.replicas': 2,
      'retention.ms': 604_800_000,
    });
    expect(of(express())).toEqual({ 'cleanup.policy': 'delete', 'retention.ms': 604_800_000 });
  });

  it('say nothing of age where only the last message of a key counts', () => {
    const topics = { t: { partitions: 1, cleanup: 'compact' } } as const;
    expect(of(express({ topics }))).toEqual({ 'cleanup.policy': 'compact' });
  });

  it('know both ways of cleaning, no end, and the size of messages', () => {
    const topics = {
      t: {
        partitions: 1,
        cleanup: 'compact-and-delete',
        retentionHours: 'forever',
        maxMessageKib: 2048,
      },
    } as const;
    expect(of(express({ topics }))).toEqual({
      'cleanup.policy': 'compact,delete',
      'max.message.bytes': 2_097_152,
      'retention.ms': -1,
    });
  });

  it('send the old to the tier where the young have hours of their own', () => {
    const topics = { t: { partitions: 1, localRetentionHours: 12 } };
    expect(of(standard({ topics }))).toMatchObject({
      'local.retention.ms': 43_200_000,
      'remote.storage.enable': true,
    });
  });

  it('hold those that the user wrote by Kafka’s names', () => {
    const topics = { t: { partitions: 1, properties: { 'compression.type': 'zstd' } } };
    expect(of(express({ topics }))).toMatchObject({ 'compression.type': 'zstd' });
  });
});
