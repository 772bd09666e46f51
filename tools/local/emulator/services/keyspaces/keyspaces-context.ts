import type {
  AutoScalingSpecification,
  CdcSpecificationSummary,
  EncryptionSpecification,
  FieldDefinition,
  ReplicaSpecification,
  SchemaDefinition,
  TableStatus,
  Tag,
  ThroughputMode,
} from '@aws-sdk/client-keyspaces';

import type { AwsJsonInput } from '../../aws-json';
import { pageOf, type ListPage } from '../../paging';
import { conflict, invalid, notFound } from './errors';

/** What the Keyspaces service is made with. */
export interface KeyspacesOptions {
  /** Twelve-digit AWS account. */
  readonly account: string;
  readonly now: () => Date;
}

/** How much a table can read and write. */
export interface Capacity {
  readonly throughputMode: ThroughputMode;
  /** Only in provisioned mode. */
  readonly readCapacityUnits?: number;
  readonly writeCapacityUnits?: number;
}

/** One table, the same in every region of its keyspace. */
export interface Table {
  readonly name: string;
  status: TableStatus;
  readonly creationTimestamp: Date;
  schemaDefinition: SchemaDefinition;
  readonly comment: string;
  capacity: Capacity;
  /** When the capacity mode last changed; undefined when it never did. */
  modeChangedAt: Date | undefined;
  encryption: EncryptionSpecification;
  pointInTimeRecovery: boolean;
  /** When point-in-time recovery was last turned on. */
  recoverableSince: Date | undefined;
  ttl: boolean;
  /** Seconds; 0 for rows that stay. */
  defaultTimeToLive: number;
  clientSideTimestamps: boolean;
  autoScaling: AutoScalingSpecification | undefined;
  /** What a region has of its own. */
  replicas: readonly ReplicaSpecification[];
  cdc: CdcSpecificationSummary;
  /** When its change data capture stream was last begun. */
  streamBegunAt: Date | undefined;
  warmThroughput: { readonly read: number; readonly write: number };
  tags: Tag[];
}

/** A user-defined type. */
export interface UserType {
  readonly name: string;
  readonly fieldDefinitions: readonly FieldDefinition[];
  readonly lastModifiedTimestamp: Date;
}

/** A keyspace and all that is in it. */
export interface Keyspace {
  readonly name: string;
  /** All regions that it is in, first the one that it was made in. */
  regions: readonly string[];
  multiRegion: boolean;
  /** Regions that are being added. */
  adding: readonly string[];
  readonly tables: Map<string, Table>;
  readonly types: Map<string, UserType>;
  tags: Tag[];
}

/** A table, its keyspace and where it was asked for. */
export interface Found {
  readonly keyspace: Keyspace;
  readonly table: Table;
  readonly region: string;
}

/** Keyspaces of AWS's own, which everyone may list and nobody may change. */
export const SYSTEM_KEYSPACES = [
  'system',
  'system_schema',
  'system_schema_mcs',
  'system_multiregion_info',
];

/** A keyspace's, table's or type's name. */
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_]{0,47}$/;

/** Keyspaces' page size when none is asked for, and its largest. */
const MOST_RESULTS = 1000;

/** All keyspaces of every region, and what every operation needs. */
export class KeyspacesContext {
  private readonly keyspaces: Keyspace[] = [];

  constructor(readonly options: KeyspacesOptions) {}

  now(): Date {
    return this.options.now();
  }

  /** @example arn('eu-west-1', 'shop') is that of a keyspace */
  arn(region: string, keyspace: string, ...path: readonly string[]): string {
    const rest = path.length > 0 ? path.join('/') : '';
    return `arn:aws:cassandra:${region}:${this.options.account}:/keyspace/${keyspace}/${rest}`;
  }

  tableArn({ keyspace, table, region }: Found): string {
    return this.arn(region, keyspace.name, 'table', table.name);
  }

  /** All keyspaces as they are, by name. */
  all(): readonly Keyspace[] {
    return [...this.keyspaces].sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** All keyspaces of a region, by name. */
  in(region: string): readonly Keyspace[] {
    return this.all().filter(({ regions }) => regions.includes(region));
  }

  add(keyspace: Keyspace): void {
    this.keyspaces.push(keyspace);
  }

  remove(keyspace: Keyspace): void {
    this.keyspaces.splice(this.keyspaces.indexOf(keyspace), 1);
  }

  /** The keyspace that a request names. Refused when there is none. */
  keyspace({ region, body }: AwsJsonInput, member = 'keyspaceName'): Keyspace {
    const name = nameIn(body, member);
    const keyspace = this.in(region).find((one) => one.name === name);
    if (!keyspace) {
      const arn = this.arn(region, name);
      throw notFound(`The resource that you're trying to access doesn't exist: ${arn}`, arn);
    }
    return keyspace;
  }

  /** The table that a request names, as it is. Refused when there is none. */
  table(input: AwsJsonInput, keyspaceMember = 'keyspaceName', tableMember = 'tableName'): Found {
    const keyspace = this.keyspace(input, keyspaceMember);
    const name = nameIn(input.body, tableMember);
    const table = keyspace.tables.get(name);
    if (table) return { keyspace, table, region: input.region };
    const arn = this.arn(input.region, keyspace.name, 'table', name);
    throw notFound(`The resource that you're trying to access doesn't exist: ${arn}`, arn);
  }

  /** The table that a request names, after what was under way in it has ended. */
  readTable(input: AwsJsonInput): Found {
    const found = this.table(input);
    settle(found);
    return found.keyspace.tables.has(found.table.name) ? found : this.table(input);
  }

  /** The table that a request names; refused while something is under way in it. */
  activeTable(input: AwsJsonInput, ...members: readonly [string, string] | readonly []): Found {
    const found = this.table(input, ...members);
    if (found.table.status === 'ACTIVE') return found;
    const { status } = found.table;
    settle(found); // a refusal is a look: the next call finds it done
    throw conflict(`The table ${found.table.name} is in the ${status} state.`);
  }
}

/**
 * Ends what is under way in a table. Keyspaces works in the background; here its work is done by the
 * time somebody looks: so every status is really passed through and nothing depends on a clock.
 */
export function settle({ keyspace, table }: Pick<Found, 'keyspace' | 'table'>): void {
  if (table.status === 'DELETING') keyspace.tables.delete(table.name);
  else table.status = 'ACTIVE';
}

/** The name in a member of a request. Refused when it is no name. */
export function nameIn(body: AwsJsonInput['body'], member: string): string {
  const name = body[member];
  if (typeof name === 'string' && NAME.test(name)) return name;
  throw invalid(
    `1 validation error detected: Value '${String(name)}' at '${member}' failed to satisfy ` +
      `constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9][a-zA-Z0-9_]{0,47}`,
  );
}

/** The page that `maxResults` (1 to 1000) and `nextToken` ask for. */
export function paginate<T>(all: readonly T[], { body }: AwsJsonInput): ListPage<T> {
  const { maxResults: size = MOST_RESULTS, nextToken } = body;
  const sized = typeof size === 'number' && size >= 1 && size <= MOST_RESULTS;
  const token = typeof nextToken === 'string' ? nextToken : undefined;
  const page = sized ? pageOf(all, size, token) : undefined;
  if (page) return page;
  throw invalid(sized ? `Invalid nextToken: ${token}` : `Invalid maxResults: ${String(size)}`);
}
