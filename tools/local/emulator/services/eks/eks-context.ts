import { randomBytes } from 'node:crypto';

import type { Cluster } from '@aws-sdk/client-eks';

import type { Ec2 } from '../../moto-ec2';
import { Ec2Refusal } from '../../moto-ec2';
import type { RestJsonInput } from '../../rest-json';
import { type ClusterState } from './cluster-state';
import { Collection, type Creation } from './collection';
import { inUse, invalidParameter, invalidRequest, notFound } from './errors';

/** What the EKS service is made with. */
export interface EksOptions {
  /** Twelve-digit AWS account. */
  readonly account: string;
  /** The VPC that clusters live in. */
  readonly ec2: Ec2;
  readonly now: () => Date;
  /** Takes one line for each thing worth telling. */
  readonly log: (line: string) => void;
}

/** A cluster of one region with its status where collections look for it. */
interface ClusterItem {
  readonly state: ClusterState;
  status: Cluster['status'];
}

/** All clusters, by region and name, and what every operation needs. */
export class EksContext {
  private readonly regions = new Map<string, Collection<ClusterItem>>();

  constructor(readonly options: EksOptions) {}

  get account(): string {
    return this.options.account;
  }

  now(): Date {
    return this.options.now();
  }

  /** An ARN of this account. @example arn('eu-west-1', 'cluster', 'main') */
  arn(region: string, ...path: readonly string[]): string {
    return `arn:aws:eks:${region}:${this.account}:${path.join('/')}`;
  }

  /** Random lower-case hexadecimal digits. */
  randomHex(digits: number): string {
    return randomBytes(Math.ceil(digits / 2))
      .toString('hex')
      .slice(0, digits);
  }

  /** Every cluster of every region. */
  all(): readonly ClusterState[] {
    return [...this.regions.values()].flatMap((clusters) =>
      clusters.values().map(({ state }) => state),
    );
  }

  clusterNames(region: string): readonly string[] {
    return this.clusters(region).keys();
  }

  /** What the same request has created before; refused when the name is taken. */
  repeatedCluster(region: string, name: string, creation: Creation): ClusterState | undefined {
    return this.clusters(region).repeated(name, creation)?.state;
  }

  addCluster(state: ClusterState, creation: Creation): void {
    const item: ClusterItem = {
      state,
      get status() {
        return state.cluster.status;
      },
      set status(status) {
        state.cluster.status = status;
      },
    };
    this.clusters(state.region).add(state.name, creation, item);
  }

  /** The cluster that the path names, after what was under way in it has ended. */
  readCluster(input: RestJsonInput): ClusterState {
    const name = input.labels['name'] ?? '';
    const item = this.clusters(input.region).read(name);
    return item?.state ?? noCluster(name);
  }

  /** The cluster that the path names, as it is. */
  cluster(input: RestJsonInput): ClusterState {
    const name = input.labels['name'] ?? '';
    return this.clusters(input.region).peek(name)?.state ?? noCluster(name);
  }

  /** The cluster that the path names; refused while it is being created or deleted. */
  usableCluster(input: RestJsonInput): ClusterState {
    const state = this.cluster(input);
    const { status } = state.cluster;
    if (status === 'CREATING' || status === 'DELETING') {
      this.clusters(input.region).read(state.name); // a refusal is a look: the next call finds it done
      throw invalidRequest(`Cluster '${state.name}' is not in ACTIVE status`, {
        clusterName: state.name,
      });
    }
    return state;
  }

  private clusters(region: string): Collection<ClusterItem> {
    let clusters = this.regions.get(region);
    if (!clusters) {
      clusters = new Collection<ClusterItem>(
        (clusterName) => inUse(`Cluster already exists with name: ${clusterName}`, { clusterName }),
        'ACTIVE',
      );
      this.regions.set(region, clusters);
    }
    return clusters;
  }
}

function noCluster(clusterName: string): never {
  throw notFound(`No cluster found for name: ${clusterName}.`, { clusterName });
}

/** The body as the request type of its operation, against whose shape it has been held. */
export function bodyOf<
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the one cast of JSON
  T,
>(input: RestJsonInput): T {
  return input.body as T;
}

/** The idempotency token and text of a request. */
export function creationOf(input: RestJsonInput): Creation {
  const token = input.body['clientRequestToken'];
  return {
    token: typeof token === 'string' ? token : undefined,
    request: JSON.stringify([input.labels, input.body]),
  };
}

/** Runs a call to EC2 and turns its refusal into EKS's. */
export async function throughEc2<T>(call: Promise<T>, clusterName: string): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof Ec2Refusal)) throw error;
    throw invalidParameter(
      `${error.message} (Service: Ec2, Status Code: 400, Error Code: ${error.code})`,
      { clusterName },
    );
  }
}
