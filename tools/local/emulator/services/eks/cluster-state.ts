import type {
  AccessEntry,
  Addon,
  AssociatedAccessPolicy,
  Cluster,
  FargateProfile,
  Nodegroup,
  OidcIdentityProviderConfig,
  PodIdentityAssociation,
  Update,
} from '@aws-sdk/client-eks';

import { Collection } from './collection';
import { inUse } from './errors';

/** What an update changes: the cluster itself, a node group or an add-on. */
export interface UpdateTarget {
  readonly nodegroupName?: string;
  readonly addonName?: string;
}

/** An update and what it changes. */
export interface UpdateRecord {
  readonly update: Update;
  readonly target: UpdateTarget;
  /** The client's idempotency token and the whole request. */
  readonly token: string | undefined;
  readonly request: string;
}

/** An access entry without a status: EKS makes it at once. */
export type AccessEntryRecord = AccessEntry & { status?: never };

/** A Pod Identity association without a status: EKS makes it at once. */
export type PodIdentityAssociationRecord = PodIdentityAssociation & { status?: never };

/** One cluster and all that lives in it. */
export class ClusterState {
  readonly nodegroups = new Collection<Nodegroup>(
    (nodegroupName) =>
      inUse(`NodeGroup already exists with name ${nodegroupName} and cluster name ${this.name}`, {
        clusterName: this.name,
        nodegroupName,
      }),
    'ACTIVE',
  );
  readonly fargateProfiles = new Collection<FargateProfile>(
    () =>
      inUse('A Fargate Profile already exists with this name in this cluster.', {
        clusterName: this.name,
      }),
    'ACTIVE',
  );
  readonly addons = new Collection<Addon>(
    (addonName) => inUse('Addon already exists.', { clusterName: this.name, addonName }),
    'ACTIVE',
  );
  readonly accessEntries = new Collection<AccessEntryRecord>(() =>
    inUse('The specified access entry resource is already in use on this cluster.'),
  );
  /** Policies of each access entry: principal ARN, then policy ARN. */
  readonly accessPolicies = new Map<string, Map<string, AssociatedAccessPolicy>>();
  /** Keyed by association id. */
  readonly podIdentityAssociations = new Map<string, PodIdentityAssociationRecord>();
  /** Tokens of associations, to answer a repeated request. */
  readonly podIdentityCreations = new Map<string, string>();
  readonly identityProviderConfigs = new Collection<OidcIdentityProviderConfig>(
    () =>
      inUse('Identity provider config is already associated with this cluster.', {
        clusterName: this.name,
      }),
    'ACTIVE',
  );
  /** Keyed by update id, oldest first. */
  readonly updates = new Map<string, UpdateRecord>();

  constructor(
    readonly cluster: Cluster,
    readonly region: string,
  ) {}

  get name(): string {
    return this.cluster.name ?? '';
  }

  get version(): string {
    return this.cluster.version ?? '';
  }

  /** True when access entries are in use beside or instead of the aws-auth ConfigMap. */
  get usesAccessEntries(): boolean {
    return this.cluster.accessConfig?.authenticationMode !== 'CONFIG_MAP';
  }
}
