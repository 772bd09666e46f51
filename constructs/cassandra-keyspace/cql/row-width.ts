import { readType } from './column-type';
import type { CqlColumn, CqlTable, CqlType } from './cql-schema';
import { CLUSTERING_BYTES, PARTITION_KEY_BYTES, ROW_BYTES } from './keyspaces-limits';
import type { TypeNode } from './syntax-tree';

/** What a schema does not say of its data, and an estimate needs. */
export interface RowAssumptions {
  /** Bytes of one text. Default 100. */
  readonly textBytes?: number;
  /** Bytes of one blob. Default 1,000. */
  readonly blobBytes?: number;
  /** Elements of one list, set or map. Default 10. */
  readonly elements?: number;
  /** Bytes of the value of single columns, by name, instead of what their type suggests. */
  readonly columns?: Readonly<Record<string, number>>;
}

/** Estimated bytes as Keyspaces stores and bills them. */
export interface RowWidth {
  /** One row, static columns left out. */
  readonly rowBytes: number;
  /** The values of the partition key. */
  readonly partitionKeyBytes: number;
  /** The values of the clustering columns. */
  readonly clusteringBytes: number;
  /** All static columns of one partition. */
  readonly staticBytes: number;
  /** What is beyond a limit, one sentence each. */
  readonly findings: readonly string[];
}

/** What Keyspaces adds to each row, and to the static columns of each partition. */
const ROW_METADATA_BYTES = 100;

/** Bytes for each partition key column, clustering column data and collection. */
const PARTITION_METADATA_BYTES = 3;
const CLUSTERING_METADATA_SHARE = 0.2;
const COLLECTION_METADATA_BYTES = 3;
const ELEMENT_METADATA_BYTES = 1;

/** Columns that one byte of column id can tell apart. */
const COLUMNS_PER_ID_BYTE = 62;

/** Integers take a byte for two digits and one more; these are their longest. */
const NATIVE_BYTES: Readonly<Record<string, number>> = {
  bigint: 11,
  boolean: 1,
  counter: 11,
  date: 4,
  decimal: 20,
  double: 8,
  float: 4,
  inet: 16,
  int: 6,
  smallint: 4,
  time: 8,
  timestamp: 8,
  timeuuid: 16,
  tinyint: 3,
  uuid: 16,
  varint: 20,
};

/**
 * Estimates how wide a row is, by Keyspaces' own formula, and says what is beyond its limits.
 * `types` are those of the same schema.
 * Source: https://docs.aws.amazon.com/keyspaces/latest/devguide/calculating-row-size.html
 */
export function rowWidth(
  table: CqlTable,
  assumptions: RowAssumptions = {},
  types: readonly CqlType[] = [],
): RowWidth {
  const bytesOf = valueWidths(assumptions, types);
  const value = (column: CqlColumn) => assumptions.columns?.[column.name] ?? bytesOf(column.type);
  const id = Math.ceil(table.columns.length / COLUMNS_PER_ID_BYTE);
  const of = (kind: CqlColumn['kind']) => table.columns.filter((column) => column.kind === kind);
  const partitionKeyBytes = sum(of('partition_key').map(value));
  const clusteringBytes = sum(of('clustering').map(value));
  const statics = of('static').map((column) => value(column) + id);
  // Keys are stored twice: with the row and in the index that finds it.
  const keys =
    2 * partitionKeyBytes +
    PARTITION_METADATA_BYTES * of('partition_key').length +
    2 * clusteringBytes +
    Math.ceil(CLUSTERING_METADATA_SHARE * clusteringBytes) +
    id * (of('partition_key').length + of('clustering').length);
  const regular = sum(of('regular').map((column) => value(column) + id));
  const width = {
    rowBytes: keys + regular + ROW_METADATA_BYTES,
    partitionKeyBytes,
    clusteringBytes,
    staticBytes: statics.length === 0 ? 0 : sum(statics) + ROW_METADATA_BYTES,
  };
  return { ...width, findings: beyondLimits(width) };
}

function beyondLimits(width: Omit<RowWidth, 'findings'>): readonly string[] {
  const limits = [
    [
      'a row takes',
      width.rowBytes,
      ROW_BYTES,
      'move the widest columns into a table of their own, or their content to S3',
    ],
    [
      'the static columns of a partition take',
      width.staticBytes,
      ROW_BYTES,
      'move them into a table of their own',
    ],
    [
      'the partition key takes',
      width.partitionKeyBytes,
      PARTITION_KEY_BYTES,
      'use an id or a hash instead of texts',
    ],
    [
      'the clustering columns take',
      width.clusteringBytes,
      CLUSTERING_BYTES,
      'use an id or a hash instead of texts',
    ],
  ] as const;
  return limits.flatMap(([what, bytes, limit, fix]) =>
    bytes > limit ? [`${what} about ${bytes} bytes of at most ${limit}: ${fix}.`] : [],
  );
}

/** Tells the bytes of a value of a type, in its own spelling. */
function valueWidths(
  assumptions: RowAssumptions,
  types: readonly CqlType[],
): (type: string) => number {
  const { textBytes = 100, blobBytes = 1_000, elements = 10 } = assumptions;
  const declared = new Map(types.map((type) => [type.name, type]));
  // One type can stand in many others, and they in many more: each is looked at once.
  const known = new Map<string, number>();
  const userBytes = (name: string): number => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const fields = declared.get(name)?.fields ?? [];
    const bytes =
      COLLECTION_METADATA_BYTES +
      sum(fields.map(({ type }) => bytesOf(readType(type)) + ELEMENT_METADATA_BYTES));
    known.set(name, bytes);
    return bytes;
  };
  const bytesOf = (node: TypeNode): number => {
    if (node.kind === 'native')
      return NATIVE_BYTES[node.name] ?? (node.name === 'blob' ? blobBytes : textBytes);
    if (node.kind === 'user') return userBytes(node.name.name);
    const inner = sum(node.of.map(bytesOf));
    if (node.kind === 'frozen') return inner;
    const element = inner + ELEMENT_METADATA_BYTES * node.of.length;
    return COLLECTION_METADATA_BYTES + (node.kind === 'tuple' ? 1 : elements) * element;
  };
  return (type) => bytesOf(readType(type));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
