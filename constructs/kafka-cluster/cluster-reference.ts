import type { Construct } from 'constructs';
import { Connections } from '#constructs/capabilities/connectable';
import { grant, type IGrantable } from '#constructs/capabilities/grantable';
import { InvalidInput, type Rejection } from '#constructs/kernel/invalid-input';
import { nearest } from '#constructs/kernel/nearest';
import { AUTHENTICATION_PORTS, type Authentication } from './authentication-options';
import type { IKafkaCluster, ProduceOptions } from './kafka-cluster-contract';
import {
  administerStatements,
  type ClusterArns,
  consumeStatements,
  produceStatements,
  schemaStatements,
} from './kafka-grants';
import { GROUP_NAME, TOPIC_NAME } from './kafka-names';
import type { KafkaKind } from './kafka-options';

/** What must be known of a cluster to work with it from anywhere. */
export interface ClusterAttributes extends ClusterArns {
  readonly kind: KafkaKind;
  readonly securityGroupId: string;
  /** The addresses that clients begin with, for each authentication in use. */
  readonly bootstrapBrokers: Readonly<Partial<Record<Authentication, string>>>;
  /** Name of the Glue registry of its schemas. @default - none */
  readonly registryName?: string;
  /** Topics that it declares; without a list any may be named. @default - any */
  readonly topics?: readonly string[];
}

/** A cluster as others see it, wherever it was made. */
export class ClusterReference implements IKafkaCluster {
  readonly clusterName: string;
  readonly clusterArn: string;
  readonly securityGroupId: string;
  readonly bootstrapBrokers: Readonly<Partial<Record<Authentication, string>>>;
  readonly registryName?: string;
  readonly connections: Connections;

  constructor(private readonly attributes: ClusterAttributes) {
    this.clusterName = attributes.clusterName;
    this.clusterArn = attributes.clusterArn;
    this.securityGroupId = attributes.securityGroupId;
    this.bootstrapBrokers = attributes.bootstrapBrokers;
    if (attributes.registryName !== undefined) this.registryName = attributes.registryName;
    this.connections = new Connections(attributes.securityGroupId, AUTHENTICATION_PORTS.iam);
  }

  connectionsBy(authentication: Authentication): Connections {
    if (this.bootstrapBrokers[authentication] === undefined) {
      throw new InvalidInput([
        {
          source: this.attributes.clusterName,
          property: 'authentication',
          got: authentication,
          expected: `an authentication that the cluster uses: ${Object.keys(this.bootstrapBrokers).join(', ')}`,
          fix: `Name one of these, or add ${authentication} to the cluster's authentication.`,
        },
      ]);
    }
    return new Connections(this.securityGroupId, AUTHENTICATION_PORTS[authentication]);
  }

  grantProduce(
    scope: Construct,
    id: string,
    grantee: IGrantable,
    topic: string,
    { transactionalIdPrefix }: ProduceOptions = {},
  ): void {
    this.requireNames(scope, id, {
      topic: this.topicMistake(topic),
      transactionalIdPrefix:
        transactionalIdPrefix === undefined
          ? undefined
          : nameMistake(transactionalIdPrefix, 'the beginning of a transactional id'),
    });
    const { attributes } = this;
    grant(
      scope,
      id,
      grantee,
      ...produceStatements(attributes, topic, transactionalIdPrefix),
      ...this.schemas({ byDefinition: true }),
    );
  }

  grantConsume(
    scope: Construct,
    id: string,
    grantee: IGrantable,
    topic: string,
    group: string,
  ): void {
    this.requireNames(scope, id, {
      topic: this.topicMistake(topic),
      group: nameMistake(group, 'the name of a consumer group'),
    });
    grant(
      scope,
      id,
      grantee,
      ...consumeStatements(this.attributes, topic, group),
      ...this.schemas({ byDefinition: false }),
    );
  }

  grantAdminister(scope: Construct, id: string, grantee: IGrantable): void {
    grant(scope, id, grantee, ...administerStatements(this.attributes, this.attributes.kind));
  }

  private schemas(options: { readonly byDefinition: boolean }) {
    const { registryName, attributes } = this;
    return registryName === undefined
      ? []
      : schemaStatements({ ...attributes, registryName }, options);
  }

  private topicMistake(topic: string): NameMistake | undefined {
    const { topics } = this.attributes;
    if (topics === undefined) {
      if (TOPIC_NAME.test(topic)) return undefined;
      return { got: topic, expected: 'the name of a topic', fix: "Write, for example, 'orders'." };
    }
    if (topics.includes(topic)) return undefined;
    const close = nearest(topic, topics);
    return {
      got: topic,
      expected: `a topic that the cluster declares (${topics.join(', ') || 'none so far'})`,
      fix: close === undefined ? 'Add it to the topics of the cluster.' : `Did you mean ${close}?`,
    };
  }

  private requireNames(
    scope: Construct,
    id: string,
    names: Readonly<Record<string, NameMistake | undefined>>,
  ): void {
    const source = `${scope.node.path}/${id}`;
    const found = Object.entries(names).flatMap(([property, found]) =>
      found === undefined ? [] : [{ source, property, ...found }],
    );
    if (found.length > 0) throw new InvalidInput(found);
  }
}

type NameMistake = Pick<Rejection, 'got' | 'expected' | 'fix'>;

/** What would stand for more than one name in an ARN is refused with the rest. */
function nameMistake(name: string, what: string): NameMistake | undefined {
  if (GROUP_NAME.test(name)) return undefined;
  return {
    got: name,
    expected: `${what}: at most 255 letters, digits, dots, hyphens and underscores`,
    fix: "Write, for example, 'shipping'.",
  };
}
