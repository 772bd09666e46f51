import { AwsJsonRouter } from '../../aws-json';
import type { EmulatedService, InventoryEntry } from '../../emulated-service';
import { checkAgainst } from '../../input-shapes';
import { inputRefusals } from './errors';
import inputShapes from './input-shapes.json';
import { keyspaceOperations } from './keyspace-operations';
import { KeyspacesContext, type Keyspace, type KeyspacesOptions } from './keyspaces-context';
import { tableOperations } from './tables';
import { tagOperations } from './tags';
import { typeOperations } from './types';

/**
 * Amazon Keyspaces from memory: its control-plane API as Terraform and the SDKs use it, not CQL.
 * Source of operations and shapes: the service model that botocore ships (keyspaces, 2022-02-10);
 * `input-shapes.json` is extracted from it.
 */
export function keyspacesService(options: KeyspacesOptions): EmulatedService {
  const context = new KeyspacesContext(options);
  const operations = [
    ...keyspaceOperations(context),
    ...tableOperations(context),
    ...typeOperations(context),
    ...tagOperations(context),
  ];
  const check = checkAgainst(inputShapes, inputRefusals);
  const router = new AwsJsonRouter('KeyspacesService', operations, check);
  return {
    scope: 'cassandra',
    operations: router.operations,
    answer: (request) => router.answer(request),
    inventory: () => context.all().flatMap(inventoryOf),
  };
}

/** A keyspace and what is in it; a table whose deletion has begun is no more. */
function inventoryOf({ name, regions, tables, types }: Keyspace): readonly InventoryEntry[] {
  const entries = [
    ['keyspace', name] as const,
    ...[...tables.values()]
      .filter(({ status }) => status !== 'DELETING')
      .map((table) => ['table', `${name}/${table.name}`] as const),
    ...[...types.keys()].map((type) => ['type', `${name}/${type}`] as const),
  ];
  return entries.map(([type, id]) => ({ service: 'cassandra', type, id: `${regions[0]}/${id}` }));
}
