import type { Construct } from 'constructs';
import { Connections } from '#constructs/capabilities/connectable';
import { grant, type IGrantable } from '#constructs/capabilities/grantable';
import { InvalidInput } from '#constructs/kernel/invalid-input';
import { nearest } from '#constructs/kernel/nearest';
import type { Placement } from '#constructs/kernel/placement';
import type { PolicyStatement } from '#constructs/kernel/policy-document';
import type { ICassandraKeyspace } from './cassandra-keyspace-contract';

/** CQL over TLS. Source: https://docs.aws.amazon.com/keyspaces/latest/devguide/programmatic.endpoints.html */
export const CQL_PORT = 9142;

/** What must be known of a keyspace to work with it from anywhere. */
export interface KeyspaceAttributes {
  readonly keyspaceName: string;
  readonly tableNames: readonly string[];
  /** Where it stands; its region's endpoint is used. */
  readonly placement: Pick<Placement, 'partition' | 'region' | 'account'>;
  /** Security group of the interface endpoint. */
  readonly endpointSecurityGroupId: string;
  /** Whether the keyspace lies in several regions, which has actions of its own. */
  readonly multiRegion: boolean;
}

/** A keyspace as others see it, wherever it was made. */
export class KeyspaceReference implements ICassandraKeyspace {
  readonly keyspaceName: string;
  readonly keyspaceArn: string;
  readonly tableNames: readonly string[];
  readonly contactPoint: string;
  readonly connections: Connections;
  /** The ARN of every keyspace of the account up to its name. */
  private readonly arnPrefix: string;
  private readonly multiRegion: boolean;

  constructor(attributes: KeyspaceAttributes) {
    const { partition, region, account } = attributes.placement;
    this.arnPrefix = `arn:${partition}:cassandra:${region}:${account}:/keyspace/`;
    this.keyspaceName = attributes.keyspaceName;
    this.keyspaceArn = `${this.arnPrefix}${attributes.keyspaceName}/`;
    this.tableNames = attributes.tableNames;
    this.contactPoint = contactPointOf(region);
    this.connections = new Connections(attributes.endpointSecurityGroupId, CQL_PORT);
    this.multiRegion = attributes.multiRegion;
  }

  grantRead(scope: Construct, id: string, grantee: IGrantable, table?: string): void {
    this.grant(scope, id, grantee, 'Select', table);
  }

  grantWrite(scope: Construct, id: string, grantee: IGrantable, table?: string): void {
    this.grant(scope, id, grantee, 'Modify', table);
  }

  private grant(
    scope: Construct,
    id: string,
    grantee: IGrantable,
    action: 'Select' | 'Modify',
    table: string | undefined,
  ): void {
    if (table !== undefined) this.requireTable(`${scope.node.path}/${id}`, table);
    const actions = (name: 'Select' | 'Modify') => [
      `cassandra:${name}`,
      ...(this.multiRegion ? [`cassandra:${name}MultiRegionResource`] : []),
    ];
    grant(
      scope,
      id,
      grantee,
      {
        sid: action === 'Select' ? 'ReadsRows' : 'WritesRows',
        actions: actions(action),
        resources: [`${this.keyspaceArn}table/${table ?? '*'}`],
      },
      {
        sid: 'DriversReadTheSchema',
        actions: actions('Select'),
        // The system keyspaces hold names and peers, never rows of ours; AWS names them by this pattern.
        resources: [`${this.arnPrefix}system*`],
      },
      FIND_NODES,
    );
  }

  private requireTable(source: string, table: string): void {
    if (this.tableNames.includes(table)) return;
    const close = nearest(table, this.tableNames);
    throw new InvalidInput([
      {
        source,
        property: 'table',
        got: table,
        expected: `a table of ${this.keyspaceName}: ${this.tableNames.join(', ')}`,
        fix: close === undefined ? 'Write one of these.' : `Did you mean ${close}?`,
      },
    ]);
  }
}

/**
 * Without both, `system.peers` is empty and a driver sees one node of the endpoint. Neither action
 * has a resource to narrow it to.
 * Source: https://docs.aws.amazon.com/keyspaces/latest/devguide/vpc-endpoints.html
 */
const FIND_NODES: PolicyStatement = {
  sid: 'DriversFindEveryNode',
  actions: ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeVpcEndpoints'],
  resources: ['*'],
};

/** The host of Amazon Keyspaces in a region. */
export function contactPointOf(region: string): string {
  return `cassandra.${region}.amazonaws.com`;
}
