import { randomBytes, randomInt, randomUUID } from 'node:crypto';

import type {
  KafkaClusterDescription,
  LogDelivery,
  ReplicationInfoDescription,
  ReplicatorState,
  VpcConnectionState,
} from '@aws-sdk/client-kafka';

import { Ec2Refusal, type Ec2 } from '../../moto-ec2';
import { pageOf, type ListPage, type Pageable } from '../../paging';
import type { RestJsonInput } from '../../rest-json';
import type { Cluster, ProvisionedCluster, Topic } from './cluster-state';
import type { Configuration } from './configuration-state';
import { badRequest, notFound } from './errors';
import { Resources, type Resource } from './resources';
import type { Wire } from './wire';

/** What the MSK service is made with. */
export interface MskOptions {
  /** Twelve-digit AWS account. */
  readonly account: string;
  /** The VPC that clusters live in. */
  readonly ec2: Ec2;
  readonly now: () => Date;
}

/** A connection of a client's VPC to a cluster. */
export interface VpcConnection extends Resource {
  state: VpcConnectionState;
  readonly targetClusterArn: string;
  readonly authentication: string;
  readonly vpcId: string;
  readonly clientSubnets: string[];
  readonly securityGroups: string[];
  readonly creationTime: string;
  tags: Record<string, string>;
}

/** A replicator between two clusters. */
export interface Replicator extends Resource {
  state: ReplicatorState;
  readonly creationTime: string;
  currentVersion: string;
  readonly description: string | undefined;
  readonly serviceExecutionRoleArn: string;
  readonly kafkaClusters: Wire<KafkaClusterDescription>[];
  readonly replicationInfo: Wire<ReplicationInfoDescription>;
  logDelivery: Wire<LogDelivery> | undefined;
  tags: Record<string, string>;
}

/** Letters and digits of a version that MSK makes up, such as `K3AEGXETSR30VB`. */
const VERSION_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** MSK's page size when none is asked for, and its largest. */
const MOST_RESULTS = 100;

/** All resources of every region, and what every operation needs. */
export class MskContext {
  readonly clusters = new Resources<Cluster>('ACTIVE', (cluster) => {
    cluster.currentVersion = this.newVersion();
    for (const operation of cluster.operations.values()) {
      if (operation.endTime !== undefined) continue;
      operation.operationState = 'UPDATE_COMPLETE';
      operation.endTime = this.now();
    }
  });
  readonly configurations = new Resources<Configuration>('ACTIVE');
  readonly vpcConnections = new Resources<VpcConnection>('AVAILABLE');
  readonly replicators = new Resources<Replicator>('RUNNING', (replicator) => {
    replicator.currentVersion = this.newVersion();
  });
  readonly topics = new Resources<Topic>('ACTIVE');

  constructor(readonly options: MskOptions) {}

  /** The time in ISO 8601. */
  now(): string {
    return this.options.now().toISOString();
  }

  /** An ARN of this account. @example arn('eu-west-1', 'cluster', 'events') */
  arn(region: string, ...path: readonly string[]): string {
    return `arn:aws:kafka:${region}:${this.options.account}:${path.join('/')}`;
  }

  /** An ARN that ends in a name and an id which AWS makes up. */
  newArn(region: string, kind: string, name: string, suffix = '2'): string {
    return this.arn(region, kind, name, `${randomUUID()}-${suffix}`);
  }

  /** A new version of a cluster or a replicator. */
  newVersion(): string {
    const characters = Array.from(
      { length: 13 },
      () => VERSION_CHARACTERS[randomInt(VERSION_CHARACTERS.length)],
    );
    return `K${characters.join('')}`;
  }

  /** Random lower-case hexadecimal digits. */
  randomHex(digits: number): string {
    return randomBytes(digits).toString('hex').slice(0, digits);
  }

  /** The cluster that the path names, after what was under way in it has ended. */
  readCluster(input: RestJsonInput): Cluster {
    const arn = clusterArnOf(input);
    return this.clusters.read(arn) ?? noCluster(arn);
  }

  /** The cluster that the path names, as it is. */
  cluster(input: RestJsonInput): Cluster {
    const arn = clusterArnOf(input);
    return this.clusters.peek(arn) ?? noCluster(arn);
  }

  /** The cluster that the path names; refused while something is under way in it. */
  activeCluster(input: RestJsonInput): Cluster {
    const cluster = this.cluster(input);
    if (cluster.state === 'ACTIVE') return cluster;
    const { state } = cluster;
    this.clusters.settle(cluster); // a refusal is a look: the next call finds it done
    throw badRequest(
      `You can't perform this operation while the cluster is in the ${state} state.`,
      'clusterArn',
    );
  }

  /** As `activeCluster`; refused on Serverless. */
  activeProvisioned(input: RestJsonInput): ProvisionedCluster {
    return requireProvisioned(this.activeCluster(input));
  }

  /** Refused when the request names another version than the resource has. */
  checkVersion(resource: { readonly currentVersion: string }, asked: unknown): void {
    if (asked === resource.currentVersion) return;
    throw badRequest(
      `The current version in the request (${String(asked)}) isn't the version of the resource ` +
        `(${resource.currentVersion}).`,
      'currentVersion',
    );
  }
}

/** The cluster as a provisioned one; refused on Serverless. */
export function requireProvisioned(cluster: Cluster): ProvisionedCluster {
  const { provisioned } = cluster;
  if (!provisioned) throw badRequest('This operation cannot be performed on serverless clusters.');
  return cluster as ProvisionedCluster;
}

function clusterArnOf({ labels }: RestJsonInput): string {
  const arn = labels['clusterArn'] ?? '';
  if (!/^arn:aws[\w-]*:kafka:[\w-]+:\d{12}:cluster\/[^/]+\/[\w-]+$/.test(arn)) {
    throw badRequest('One or more of the parameters are not valid.', 'clusterArn');
  }
  return arn;
}

function noCluster(arn: string): never {
  throw notFound(`The cluster ${arn} was not found.`, 'clusterArn');
}

/** The body as the request type of the operation, which it has been held against. */
export function bodyOf<T>({ body }: RestJsonInput): Wire<T> {
  return body as Wire<T>;
}

/** The page that `maxResults` (1 to 100) and `nextToken` ask for. */
export function paginate<T>(all: Pageable<T>, { query }: RestJsonInput): ListPage<T> {
  const asked = query.get('maxResults');
  const size = asked === null ? MOST_RESULTS : Number(asked);
  const sized = Number.isInteger(size) && size >= 1 && size <= MOST_RESULTS;
  const page = sized ? pageOf(all, size, query.get('nextToken') ?? undefined) : undefined;
  if (page) return page;
  throw badRequest('Invalid maxResults or nextToken.', sized ? 'nextToken' : 'maxResults');
}

/** Runs a call to EC2 and turns its refusal into MSK's. */
export async function throughEc2<T>(call: Promise<T>, parameter: string): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof Ec2Refusal)) throw error;
    throw badRequest(error.message, parameter);
  }
}
