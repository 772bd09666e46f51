import type {
  CapacitySpecificationSummary,
  GetTableResponse,
  ReplicaSpecificationSummary,
  WarmThroughputSpecificationSummary,
} from '@aws-sdk/client-keyspaces';

import type { Found, KeyspacesContext, Table } from './keyspaces-context';

/** A table as GetTable shows it. */
export function tableView(context: KeyspacesContext, found: Found): GetTableResponse {
  const { keyspace, table, region } = found;
  const resourceArn = context.tableArn(found);
  return {
    keyspaceName: keyspace.name,
    tableName: table.name,
    resourceArn,
    creationTimestamp: table.creationTimestamp,
    status: table.status,
    schemaDefinition: table.schemaDefinition,
    capacitySpecification: capacityIn(table, region),
    encryptionSpecification: table.encryption,
    pointInTimeRecovery: table.pointInTimeRecovery
      ? { status: 'ENABLED', earliestRestorableTimestamp: table.recoverableSince }
      : { status: 'DISABLED' },
    ...(table.ttl ? { ttl: { status: 'ENABLED' } } : {}),
    defaultTimeToLive: table.defaultTimeToLive,
    comment: { message: table.comment },
    ...(table.clientSideTimestamps ? { clientSideTimestamps: { status: 'ENABLED' } } : {}),
    replicaSpecifications: keyspace.multiRegion
      ? keyspace.regions.map((one) => replicaIn(table, one))
      : [],
    ...(table.streamBegunAt
      ? { latestStreamArn: `${resourceArn}/stream/${table.streamBegunAt.toISOString()}` }
      : {}),
    cdcSpecification: table.cdc,
    warmThroughputSpecification: warmThroughput(table),
  };
}

/** The automatic capacity of a table and its replicas, as GetTableAutoScalingSettings shows it. */
export function autoScalingView(context: KeyspacesContext, found: Found): object {
  const { keyspace, table } = found;
  const { autoScaling, replicas } = table;
  return {
    keyspaceName: keyspace.name,
    tableName: table.name,
    resourceArn: context.tableArn(found),
    ...(autoScaling ? { autoScalingSpecification: autoScaling } : {}),
    ...(autoScaling && keyspace.multiRegion
      ? {
          replicaSpecifications: keyspace.regions.map((region) => {
            const own = replicas.find((one) => one.region === region)?.readCapacityAutoScaling;
            const read = own ?? autoScaling.readCapacityAutoScaling;
            return {
              region,
              autoScalingSpecification: {
                ...autoScaling,
                ...(read ? { readCapacityAutoScaling: read } : {}),
              },
            };
          }),
        }
      : {}),
  };
}

/** Writes are the same everywhere; what a replica reads may be its own. */
function capacityIn(table: Table, region: string): CapacitySpecificationSummary {
  const { capacity, modeChangedAt, creationTimestamp, replicas } = table;
  if (capacity.throughputMode === 'PAY_PER_REQUEST') {
    return {
      throughputMode: capacity.throughputMode,
      lastUpdateToPayPerRequestTimestamp: modeChangedAt ?? creationTimestamp,
    };
  }
  const own = replicas.find((one) => one.region === region)?.readCapacityUnits;
  return { ...capacity, ...(own === undefined ? {} : { readCapacityUnits: own }) };
}

function replicaIn(table: Table, region: string): ReplicaSpecificationSummary {
  return {
    region,
    status: table.status,
    capacitySpecification: capacityIn(table, region),
    warmThroughputSpecification: warmThroughput(table),
  };
}

function warmThroughput({
  warmThroughput: { read, write },
}: Table): WarmThroughputSpecificationSummary {
  return { readUnitsPerSecond: read, writeUnitsPerSecond: write, status: 'AVAILABLE' };
}
