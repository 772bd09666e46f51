import type { Construct } from 'constructs';
import type { Connections, IConnectable } from '#constructs/capabilities/connectable';
import type { IGrantable } from '#constructs/capabilities/grantable';
import type { Authentication } from './authentication-options';

/** What a Kafka cluster offers to others. Its `connections` are to the port of IAM. */
export interface IKafkaCluster extends IConnectable {
  readonly clusterName: string;
  readonly clusterArn: string;
  /** The brokers' security group. */
  readonly securityGroupId: string;
  /**
   * The addresses that clients begin with, `host:port,host:port`, for each authentication in use.
   */
  readonly bootstrapBrokers: Readonly<Partial<Record<Authentication, string>>>;
  /** Name of the Glue registry of its schemas, where it has schemas. */
  readonly registryName?: string;

  /**
   * The connections to the port of one authentication. Throws `InvalidInput` where it is not in
   * use.
   */
  connectionsBy(authentication: Authentication): Connections;

  /**
   * Lets a role write to one topic, idempotently too, in transactions where it names their prefix.
   * Throws `InvalidInput` for a topic that the cluster does not declare.
   */
  grantProduce(
    scope: Construct,
    id: string,
    grantee: IGrantable,
    topic: string,
    options?: ProduceOptions,
  ): void;

  /**
   * Lets a role read one topic as one consumer group. Throws `InvalidInput` for a topic that the
   * cluster does not declare.
   */
  grantConsume(
    scope: Construct,
    id: string,
    grantee: IGrantable,
    topic: string,
    group: string,
  ): void;

  /**
   * Lets a role make, change and delete topics, groups and access control lists; it reads and
   * writes no message.
   */
  grantAdminister(scope: Construct, id: string, grantee: IGrantable): void;
}

/** How a role produces. */
export interface ProduceOptions {
  /** What the transactional ids of its producers begin with. @default - no transactions */
  readonly transactionalIdPrefix?: string;
}
