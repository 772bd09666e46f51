import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { heldBy, PresenceGuard } from '#constructs/capabilities/presence-guard';
import { CassandraEndpoint } from '#constructs/cassandra-keyspace/cassandra-endpoint';
import { CassandraKeyspace } from '#constructs/cassandra-keyspace/cassandra-keyspace';
import type { ICassandraKeyspace } from '#constructs/cassandra-keyspace/cassandra-keyspace-contract';
import { requireSchema } from '#constructs/cassandra-keyspace/schema-files';
import { isMultiRegion } from '#constructs/cassandra-keyspace/table-settings';
import { idOfName } from '#constructs/kernel/construct-id';
import { placementOf } from '#constructs/kernel/placement';
import type { EnvironmentOptions } from '#environments/environment';
import type { AlarmsStack } from './alarms-stack';
import { BaseStack } from './base-stack';
import { mayLose } from './may-lose';
import type { NetworkStack } from './network-stack';

/** What the Cassandra stack needs of other stacks. */
export interface CassandraStackNeeds {
  readonly network: NetworkStack;
  readonly alarms: AlarmsStack;
}

/** Every keyspace of an environment, and the endpoint by which the network reaches them. */
export class CassandraStack extends BaseStack {
  constructor(
    scope: Construct,
    environment: EnvironmentOptions,
    { network, alarms }: CassandraStackNeeds,
  ) {
    super(scope, environment, 'cassandra');
    const { cassandra: keyspaces } = environment;
    if (keyspaces === undefined) {
      throw new Error(`${environment.name} has no keyspaces to make a stack of`);
    }
    const { interfaceEndpoints = [] } = environment.network;
    const endpoint = new CassandraEndpoint(this, 'Endpoint', {
      network: network.networkFor(this),
      inNetwork: interfaceEndpoints.includes('cassandra'),
    });
    const topics = alarms.topicsFor(this);
    const scopeOfKeyspaces = new Construct(this, 'Keyspaces');
    const acknowledged = mayLose(environment);
    const present: Record<string, TerraformResource> = {};
    for (const [keyspaceName, options] of Object.entries(keyspaces)) {
      const keyspace = new CassandraKeyspace(scopeOfKeyspaces, idOfName(keyspaceName), {
        keyspaceName,
        options,
        schema: requireSchema(options),
        endpoint,
        alarms: topics,
        mayLose: acknowledged,
      });
      const { keyspaceArn, contactPoint } = keyspace;
      present[keyspaceName] = heldBy(keyspace);
      this.offer({
        [`${keyspaceName}_arn`]: keyspaceArn,
        [`${keyspaceName}_contact_point`]: contactPoint,
      });
    }
    this.offer({ endpoint_security_group_id: endpoint.securityGroupId });
    if (acknowledged === 'all') return;
    new PresenceGuard(this, 'Presence', {
      path: `/${environment.name}/deployed/cassandra-keyspaces`,
      present,
      acknowledged,
      what: 'Cassandra keyspaces',
      contents: 'tables',
      causes: 'gone from cassandra in the environment file or renamed',
    });
  }

  /** One keyspace, as another stack sees it. */
  keyspaceFor(consumer: BaseStack, name: string): ICassandraKeyspace {
    const options = this.environment.cassandra?.[name];
    if (options === undefined) throw new Error(`${this.node.id} has no keyspace ${name}`);
    return CassandraKeyspace.fromKeyspaceAttributes({
      keyspaceName: name,
      tableNames: requireSchema(options).tables.map((table) => table.name),
      placement: placementOf(this),
      endpointSecurityGroupId: consumer.read(this).getString('endpoint_security_group_id'),
      multiRegion: isMultiRegion(options),
    });
  }
}
