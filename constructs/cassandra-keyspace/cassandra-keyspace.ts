import { KeyspacesKeyspace } from '@cdktf/provider-aws/lib/keyspaces-keyspace';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { IAlarmTopics } from '#constructs/capabilities/alarmed';
import type { Connections } from '#constructs/capabilities/connectable';
import { EncryptionKey } from '#constructs/capabilities/encrypted';
import type { IGrantable } from '#constructs/capabilities/grantable';
import { idOfName } from '#constructs/kernel/construct-id';
import { literal } from '#constructs/kernel/literal';
import { placementOf } from '#constructs/kernel/placement';
import { requireValid } from '#constructs/kernel/schema';
import type { ICassandraKeyspace } from './cassandra-keyspace-contract';
import { cassandraOptions, type CassandraOptions, type Replication } from './cassandra-options';
import { userTypesIn } from './cql/column-type';
import type { CqlSchema } from './cql/cql-schema';
import { type DriverSettings, driverSettings } from './driver-settings';
import { type KeyspaceAttributes, KeyspaceReference } from './keyspace-reference';
import { KeyspaceTable } from './keyspace-table';
import { KeyspaceType } from './keyspace-type';
import { type GuardedTable, SchemaGuard } from './schema-guard';
import { isMultiRegion, settingsOf } from './table-settings';
import { type GuardedType, TypesGuard } from './types-guard';

/** A keyspace and what it needs from its surroundings. */
export interface CassandraKeyspaceProps {
  /** What applications `USE`; unique in the account and region. */
  readonly keyspaceName: string;
  /** Capacity, tables and regions, as the environment writes them. */
  readonly options: CassandraOptions;
  /** What the schema files declare: `requireSchema(options)`. */
  readonly schema: CqlSchema;
  /** How it is reached. */
  readonly endpoint: {
    readonly securityGroupId: string;
    /** Zones with an address of the endpoint. */
    readonly zones: number;
  };
  /** Where alarms are sent. */
  readonly alarms: IAlarmTopics;
  /**
   * Addresses of tables, `<stack>/<type>.<id>`, that may lose their rows; 'all' guards none.
   * @default []
   */
  readonly mayLose?: readonly string[] | 'all';
}

/**
 * A keyspace of Amazon Keyspaces with the types and tables that its `.cql` files declare.
 * Guarantees: rows are encrypted with a key of its own (in several regions: AWS's own, the one that
 * Keyspaces takes there), can be restored to any second unless told otherwise, and are reached by
 * nobody who was not granted it; each table has its alarms; driver settings are published.
 *
 * Changing the name or the regions replaces the keyspace; what replaces a table: `KeyspaceTable`.
 *
 * @example new CassandraKeyspace(this, 'Catalog', { keyspaceName: 'catalog', options, schema: requireSchema(options), endpoint, alarms });
 */
export class CassandraKeyspace extends Construct implements ICassandraKeyspace {
  readonly keyspaceName: string;
  readonly keyspaceArn: string;
  readonly tableNames: readonly string[];
  readonly contactPoint: string;
  readonly connections: Connections;
  /** Settings of each driver, as they are published. */
  readonly driverSettings: readonly DriverSettings[];
  private readonly reference: KeyspaceReference;

  /** A keyspace that another stack or repository made. */
  static fromKeyspaceAttributes(attributes: KeyspaceAttributes): ICassandraKeyspace {
    return new KeyspaceReference(attributes);
  }

  constructor(scope: Construct, id: string, props: CassandraKeyspaceProps) {
    super(scope, id);
    const { keyspaceName, options, schema, endpoint } = props;
    const placement = placementOf(this);
    requireValid(cassandraOptions, options, this.node.path);

    this.reference = new KeyspaceReference({
      keyspaceName,
      tableNames: schema.tables.map(({ name }) => name),
      placement,
      endpointSecurityGroupId: endpoint.securityGroupId,
      multiRegion: isMultiRegion(options),
    });
    this.keyspaceName = keyspaceName;
    this.keyspaceArn = this.reference.keyspaceArn;
    this.tableNames = this.reference.tableNames;
    this.contactPoint = this.reference.contactPoint;
    this.connections = this.reference.connections;

    const keyspace = new KeyspacesKeyspace(this, 'Resource', {
      name: keyspaceName,
      ...replicationSpecification(options.replication),
    });
    const types = this.types(schema, keyspace);
    const tables = this.tables(props, keyspace, types);
    this.guard(props, keyspace, types, tables);
    this.driverSettings = driverSettings({
      keyspaceName,
      region: placement.region,
      options,
      endpointZones: endpoint.zones,
    });
    this.publishDriverSettings(placement.environment);
  }

  grantRead(scope: Construct, id: string, grantee: IGrantable, table?: string): void {
    this.reference.grantRead(scope, id, grantee, table);
  }

  grantWrite(scope: Construct, id: string, grantee: IGrantable, table?: string): void {
    this.reference.grantWrite(scope, id, grantee, table);
  }

  private types({ types }: CqlSchema, keyspace: KeyspacesKeyspace): readonly GuardedType[] {
    const scope = new Construct(this, 'Types');
    const made: GuardedType[] = [];
    for (const type of types) {
      const { resource } = new KeyspaceType(scope, idOfName(type.name), {
        keyspaceName: this.keyspaceName,
        type,
        dependsOn: [keyspace, ...usedBy(type.fields, made)],
      });
      made.push({ type, resource });
    }
    return made;
  }

  private tables(
    { options, schema, alarms }: CassandraKeyspaceProps,
    keyspace: KeyspacesKeyspace,
    types: readonly GuardedType[],
  ): GuardedTable[] {
    const { keyspaceName } = this;
    // Keyspaces takes no key of a customer for a table of several regions.
    const key = isMultiRegion(options)
      ? undefined
      : new EncryptionKey(this, 'Key', {
          name: `cassandra-${keyspaceName}`,
          description: `Encrypts the tables of the keyspace ${keyspaceName}`,
        });
    const scope = new Construct(this, 'Tables');
    return schema.tables.map((table) => {
      const { resource } = new KeyspaceTable(scope, idOfName(table.name), {
        keyspaceName,
        table,
        settings: settingsOf(options, table),
        ...(key !== undefined && { keyArn: key.keyArn }),
        alarms,
        dependsOn: [keyspace, ...usedBy(table.columns, types)],
      });
      return { table, resource };
    });
  }

  private guard(
    { mayLose = [] }: CassandraKeyspaceProps,
    keyspace: KeyspacesKeyspace,
    types: readonly GuardedType[],
    tables: readonly GuardedTable[],
  ): void {
    if (mayLose === 'all') return;
    const of = { keyspaceName: this.keyspaceName, acknowledged: mayLose };
    const guards = [
      new SchemaGuard(this, 'SchemaGuard', { ...of, tables }),
      // a type that is taken out is no loss, so without types there is nothing to compare
      ...(types.length === 0 ? [] : [new TypesGuard(this, 'TypesGuard', { ...of, types })]),
    ];
    keyspace.lifecycle = { precondition: guards.map(({ precondition }) => precondition) };
  }

  private publishDriverSettings(environment: string): void {
    const scope = new Construct(this, 'Drivers');
    for (const { driver, text } of this.driverSettings) {
      new SsmParameter(scope, driver, {
        name: `/${environment}/cassandra/${this.keyspaceName}/driver/${driver}`,
        description: `Settings of the ${driver} driver for the keyspace ${this.keyspaceName}`,
        type: 'String',
        insecureValue: literal(text), // holds no secret, so plans may show what changes
      });
    }
  }
}

/** What makes the types that columns or fields are of; they in turn wait for those in them. */
function usedBy(
  parts: readonly { readonly type: string }[],
  types: readonly GuardedType[],
): ITerraformDependable[] {
  const used = new Set(parts.flatMap(({ type }) => userTypesIn(type)));
  return types.filter(({ type }) => used.has(type.name)).map(({ resource }) => resource);
}

function replicationSpecification(replication: Replication = { kind: 'single-region' }) {
  if (replication.kind === 'single-region') return {};
  return {
    replicationSpecification: {
      replicationStrategy: 'MULTI_REGION',
      regionList: [...replication.regions],
    },
  };
}
