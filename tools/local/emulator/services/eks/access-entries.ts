import type {
  AssociateAccessPolicyRequest,
  AssociatedAccessPolicy,
  CreateAccessEntryRequest,
  UpdateAccessEntryRequest,
} from '@aws-sdk/client-eks';
import { randomUUID } from 'node:crypto';

import type { RestJsonInput, RestJsonOperation } from '../../rest-json';
import { ACCESS_POLICIES, isAccessPolicy, isForServiceLinkedRoles } from './access-policies';
import type { AccessEntryRecord, ClusterState } from './cluster-state';
import { bodyOf, creationOf, type EksContext } from './eks-context';
import { invalidParameter, invalidRequest, notFound } from './errors';
import { paginate } from './pagination';

/** Groups that EKS gives to the nodes of each type of entry; `STANDARD` has none of its own. */
const NODE_GROUPS: Readonly<Record<string, readonly string[]>> = {
  STANDARD: [],
  EC2: [],
  EC2_LINUX: ['system:nodes'],
  EC2_WINDOWS: ['eks:kube-proxy-windows', 'system:nodes'],
  FARGATE_LINUX: ['system:bootstrappers', 'system:nodes', 'system:node-proxier'],
  HYBRID_LINUX: ['system:bootstrappers', 'system:nodes'],
  HYPERPOD_LINUX: ['system:nodes'],
};

/** Access entries, their policies, and the list of policies. */
export function accessEntryOperations(context: EksContext): readonly RestJsonOperation[] {
  const entries = '/clusters/{name}/access-entries';
  const entry = `${entries}/{principalArn}`;
  return [
    {
      name: 'CreateAccessEntry',
      method: 'POST',
      path: entries,
      handle: (input) => createAccessEntry(context, input),
    },
    {
      name: 'DescribeAccessEntry',
      method: 'GET',
      path: entry,
      handle: (input) => ({ accessEntry: find(withEntries(context, input), input) }),
    },
    {
      name: 'UpdateAccessEntry',
      method: 'POST',
      path: entry,
      handle: (input) => updateAccessEntry(context, input),
    },
    {
      name: 'DeleteAccessEntry',
      method: 'DELETE',
      path: entry,
      handle: (input) => {
        const state = withEntries(context, input);
        const { principalArn = '' } = find(state, input);
        state.accessEntries.delete(principalArn);
        state.accessPolicies.delete(principalArn);
        return {};
      },
    },
    {
      name: 'ListAccessEntries',
      method: 'GET',
      path: entries,
      handle: (input) => listAccessEntries(context, input),
    },
    ...policyOperations(context, `${entry}/access-policies`),
  ];
}

function policyOperations(context: EksContext, path: string): readonly RestJsonOperation[] {
  return [
    {
      name: 'AssociateAccessPolicy',
      method: 'POST',
      path,
      handle: (input) => associateAccessPolicy(context, input),
    },
    {
      name: 'DisassociateAccessPolicy',
      method: 'DELETE',
      path: `${path}/{policyArn}`,
      handle: (input) => {
        const state = withEntries(context, input);
        const { principalArn = '' } = find(state, input);
        const policyArn = input.labels['policyArn'] ?? '';
        if (!state.accessPolicies.get(principalArn)?.delete(policyArn)) {
          throw notFound('The specified policyArn is not associated with the access entry.');
        }
        return {};
      },
    },
    {
      name: 'ListAssociatedAccessPolicies',
      method: 'GET',
      path,
      handle: (input) => {
        const state = withEntries(context, input);
        const { principalArn = '' } = find(state, input);
        const policies = [...(state.accessPolicies.get(principalArn)?.values() ?? [])];
        const { items, ...rest } = paginate(policies, input.query);
        return { clusterName: state.name, principalArn, associatedAccessPolicies: items, ...rest };
      },
    },
    {
      name: 'ListAccessPolicies',
      method: 'GET',
      path: '/access-policies',
      handle: ({ query }) => {
        const { items: accessPolicies, ...rest } = paginate(ACCESS_POLICIES, query);
        return { accessPolicies, ...rest };
      },
    },
  ];
}

/**
 * The entry that EKS makes by itself, for a cluster's creator and for nodes. None without access
 * entries, and none in place of one that is there.
 */
export function addOwnAccessEntry(
  context: EksContext,
  state: ClusterState,
  principalArn: string,
  type: string,
  policyArn?: string,
): void {
  if (!state.usesAccessEntries || state.accessEntries.peek(principalArn)) return;
  const creation = { token: undefined, request: '' };
  state.accessEntries.add(principalArn, creation, entryOf(context, state, { principalArn, type }));
  if (policyArn === undefined) return;
  const at = context.now();
  const association: AssociatedAccessPolicy = {
    policyArn,
    accessScope: { type: 'cluster', namespaces: [] },
    associatedAt: at,
    modifiedAt: at,
  };
  state.accessPolicies.set(principalArn, new Map([[policyArn, association]]));
}

function createAccessEntry(context: EksContext, input: RestJsonInput): object {
  const state = withEntries(context, input);
  const request = bodyOf<CreateAccessEntryRequest>(input);
  const { principalArn = '', type = 'STANDARD', kubernetesGroups = [] } = request;
  if (!/^arn:aws[\w-]*:iam::\d{12}:(role|user)\/.+$/.test(principalArn)) {
    throw invalidParameter('The specified principalArn is invalid: invalid principal.');
  }
  if (principalArn.includes(':role/aws-service-role/')) {
    throw invalidParameter(
      'The caller is not allowed to modify access entries with a principalArn value of a Service ' +
        'Linked Role',
    );
  }
  if (!Object.hasOwn(NODE_GROUPS, type)) {
    throw invalidParameter(`The specified access entry type is invalid: ${type}`);
  }
  if (type !== 'STANDARD' && (kubernetesGroups.length > 0 || request.username !== undefined)) {
    throw invalidParameter(
      `The username and kubernetesGroups of an access entry of type ${type} cannot be specified.`,
    );
  }
  checkGroups(kubernetesGroups);
  const creation = creationOf(input);
  const accessEntry =
    state.accessEntries.repeated(principalArn, creation) ??
    state.accessEntries.add(principalArn, creation, entryOf(context, state, request));
  return { accessEntry };
}

function entryOf(
  context: EksContext,
  state: ClusterState,
  request: Partial<CreateAccessEntryRequest>,
): AccessEntryRecord {
  const { principalArn = '', type = 'STANDARD', kubernetesGroups, username, tags } = request;
  const [, account = '', kind = '', path = ''] =
    /^arn:[^:]+:iam::(\d*):(\w+)\/(.+)$/.exec(principalArn) ?? [];
  const name = path.split('/').pop() ?? '';
  const at = context.now();
  return {
    clusterName: state.name,
    principalArn,
    kubernetesGroups: kubernetesGroups ?? [...(NODE_GROUPS[type] ?? [])],
    accessEntryArn: context.arn(
      state.region,
      ...['access-entry', state.name, kind, account, name, randomUUID()],
    ),
    createdAt: at,
    modifiedAt: at,
    tags: { ...tags },
    username: username ?? defaultUsername(type, kind, account, name, principalArn),
    type,
  };
}

function defaultUsername(
  type: string,
  kind: string,
  account: string,
  name: string,
  principalArn: string,
): string {
  if (type.startsWith('EC2')) return 'system:node:{{EC2PrivateDNSName}}';
  if (type !== 'STANDARD') return 'system:node:{{SessionName}}';
  if (kind === 'user') return principalArn;
  return `arn:aws:sts::${account}:assumed-role/${name}/{{SessionName}}`;
}

function updateAccessEntry(context: EksContext, input: RestJsonInput): object {
  const accessEntry = find(withEntries(context, input), input);
  const { kubernetesGroups, username } = bodyOf<UpdateAccessEntryRequest>(input);
  if (accessEntry.type !== 'STANDARD') {
    throw invalidRequest(`An access entry of type ${accessEntry.type} cannot be updated.`);
  }
  checkGroups(kubernetesGroups ?? []);
  if (kubernetesGroups) accessEntry.kubernetesGroups = kubernetesGroups;
  if (username) accessEntry.username = username;
  accessEntry.modifiedAt = context.now();
  return { accessEntry };
}

function listAccessEntries(context: EksContext, input: RestJsonInput): object {
  const state = withEntries(context, input);
  const policyArn = input.query.get('associatedPolicyArn');
  const principals = state.accessEntries
    .keys()
    .filter((arn) => policyArn === null || state.accessPolicies.get(arn)?.has(policyArn));
  const { items: accessEntries, ...rest } = paginate(principals, input.query);
  return { accessEntries, ...rest };
}

function associateAccessPolicy(context: EksContext, input: RestJsonInput): object {
  const state = withEntries(context, input);
  const { principalArn = '', type = '' } = find(state, input);
  const request = bodyOf<AssociateAccessPolicyRequest>(input);
  const { policyArn = '', accessScope } = request;
  if (!isAccessPolicy(policyArn)) {
    throw invalidParameter(`The policyArn parameter format is not valid: ${policyArn}`);
  }
  if (isForServiceLinkedRoles(policyArn)) {
    throw invalidParameter(
      'The specified policyArn can only be associated with service-linked roles.',
    );
  }
  if (!['STANDARD', 'EC2', 'HYPERPOD_LINUX'].includes(type)) {
    throw invalidRequest(`Access policies cannot be associated with an entry of type ${type}.`);
  }
  const namespaces = accessScope?.namespaces ?? [];
  if ((accessScope?.type === 'namespace') !== namespaces.length > 0) {
    throw invalidParameter(
      'The accessScope needs namespaces for the type namespace, and none for the type cluster.',
    );
  }
  const policies = state.accessPolicies.get(principalArn) ?? new Map<string, never>();
  const modifiedAt = context.now();
  const associatedAt = policies.get(policyArn)?.associatedAt ?? modifiedAt;
  const associatedAccessPolicy: AssociatedAccessPolicy = {
    policyArn,
    accessScope: { type: accessScope?.type, namespaces },
    associatedAt,
    modifiedAt,
  };
  state.accessPolicies.set(
    principalArn,
    new Map([...policies, [policyArn, associatedAccessPolicy]]),
  );
  return { clusterName: state.name, principalArn, associatedAccessPolicy };
}

function withEntries(context: EksContext, input: RestJsonInput): ClusterState {
  const state = context.usableCluster(input);
  if (!state.usesAccessEntries) {
    throw invalidRequest(
      "The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to " +
        'perform this operation.',
    );
  }
  return state;
}

function find(state: ClusterState, { labels }: RestJsonInput): AccessEntryRecord {
  const entry = state.accessEntries.peek(labels['principalArn'] ?? '');
  if (entry) return entry;
  throw notFound(
    'The specified principalArn could not be found. You can view your available access entries ' +
      "with 'list-access-entries'.",
  );
}

function checkGroups(groups: readonly string[]): void {
  const refused = groups.find((group) => group.startsWith('system:'));
  if (refused === undefined) return;
  throw invalidParameter(
    `The kubernetes group name ${refused} is invalid, it cannot start with system:`,
  );
}
