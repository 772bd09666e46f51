import { CloudformationStack } from '@cdktf/provider-aws/lib/cloudformation-stack';
import { Construct } from 'constructs';
import { physicalName } from '#constructs/kernel/physical-name';
import { placementOf } from '#constructs/kernel/placement';
import { shortHash } from '#constructs/kernel/short-hash';
import type { Replication } from './cluster-size';
import type { Properties } from './properties/property-table';

/** A topic of a cluster with brokers of its own. */
export interface KafkaTopicProps {
  readonly clusterArn: string;
  /** The cluster's name in the environment file: `events`. */
  readonly cluster: string;
  readonly name: string;
  readonly partitions: number;
  readonly replication: Replication;
  /** All its properties. */
  readonly properties: Properties;
  /** What becomes of the topic when this construct is gone. */
  readonly onRemoval: 'keep' | 'delete';
}

/** CloudFormation's limit for a stack's name, without the hash that ends ours. */
const STACK_NAME_CHARACTERS = 128 - 7;

/**
 * A topic, made by MSK's own topic API. No Terraform resource has it in the providers that we
 * support, so CloudFormation makes it, one stack a topic: none is touched when another comes, goes
 * or fails. Partitions and properties change in place; fewer partitions stop at the plan
 * (`cluster-guards.ts`).
 * A topic that a failed creation left is deleted with its stack; one that existed is not.
 * Source:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-msk-topic.html
 */
export class KafkaTopic extends Construct {
  /** The stack that makes it. */
  readonly resource: CloudformationStack;

  constructor(scope: Construct, id: string, props: KafkaTopicProps) {
    super(scope, id);
    const { clusterArn, cluster, name, partitions, replication, properties, onRemoval } = props;
    const keep = onRemoval === 'keep';
    this.resource = new CloudformationStack(this, 'Resource', {
      name: stackName(placementOf(this).environment, cluster, name),
      // a stack that failed at birth is gone at the next refresh; one that was rolled back would have to
      // be replaced, which protected data forbids
      onFailure: 'DELETE',
      // it counts at creation alone, and an imported stack has none: a difference would replace it
      lifecycle: { ignoreChanges: ['on_failure'] },
      templateBody: JSON.stringify({
        Description: `The Kafka topic ${name} of the cluster ${cluster}`,
        Resources: {
          Topic: {
            Type: 'AWS::MSK::Topic',
            DeletionPolicy: keep ? 'RetainExceptOnCreate' : 'Delete',
            UpdateReplacePolicy: keep ? 'Retain' : 'Delete',
            Metadata: { OnRemoval: onRemoval }, // another policy alone is no update to CloudFormation
            Properties: {
              ClusterArn: clusterArn,
              TopicName: name,
              PartitionCount: partitions,
              ReplicationFactor: replication.replicationFactor,
              Configs: encoded(properties),
            },
          },
        },
      }),
    });
  }
}

/** MSK takes properties as JSON of texts, in base64. */
function encoded(properties: Properties): string {
  const texts = Object.entries(properties).map(([key, value]) => [key, String(value)]);
  return Buffer.from(JSON.stringify(Object.fromEntries(texts))).toString('base64');
}

/**
 * Dots and underscores have no place in a stack's name, and hyphens could join other parts to the
 * same: the hash tells all apart.
 */
function stackName(environment: string, cluster: string, topic: string): string {
  const readable = topic.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return `${physicalName(STACK_NAME_CHARACTERS, environment, 'kafka', cluster, readable)}-${shortHash(`${cluster}/${topic}`)}`;
}
