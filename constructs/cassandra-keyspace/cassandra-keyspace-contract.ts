import type { Construct } from 'constructs';
import type { IConnectable } from '#constructs/capabilities/connectable';
import type { IGrantable } from '#constructs/capabilities/grantable';

/**
 * What a keyspace offers to others. Its `connections` stand for the endpoint of Amazon Keyspaces in
 * the network; their port is CQL's.
 */
export interface ICassandraKeyspace extends IConnectable {
  /** What applications `USE`. */
  readonly keyspaceName: string;
  readonly keyspaceArn: string;
  /** Names of the tables in the schema. */
  readonly tableNames: readonly string[];
  /** Host that drivers connect to first: `cassandra.eu-west-1.amazonaws.com`. */
  readonly contactPoint: string;

  /**
   * Lets a role read one table, or every table when none is named, with what drivers ask for at
   * their start. Throws `InvalidInput` for a table that the schema has not.
   */
  grantRead(scope: Construct, id: string, grantee: IGrantable, table?: string): void;

  /**
   * Lets a role insert, update and delete, not read: conditional writes (`IF …`) need `grantRead`
   * too. Throws `InvalidInput` for a table that the schema has not.
   */
  grantWrite(scope: Construct, id: string, grantee: IGrantable, table?: string): void;
}
