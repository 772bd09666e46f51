import type {
  Addon,
  AddonPodIdentityAssociations,
  CreateAddonRequest,
  UpdateAddonRequest,
} from '@aws-sdk/client-eks';
import { randomUUID } from 'node:crypto';

import type { RestJsonInput, RestJsonOperation } from '../../rest-json';
import { addonDefaults, checkAddonVersion } from './addon-catalog';
import type { ClusterState, PodIdentityAssociationRecord } from './cluster-state';
import { bodyOf, creationOf, type EksContext } from './eks-context';
import { invalidParameter, invalidRequest, notFound } from './errors';
import { paginate } from './pagination';
import { addPodIdentityAssociation } from './pod-identity-associations';
import { beginUpdate, param, repeatedUpdate } from './updates';

/** Add-ons of a cluster, with the Pod Identity associations that belong to them. */
export function addonOperations(context: EksContext): readonly RestJsonOperation[] {
  const addons = '/clusters/{name}/addons';
  const addon = `${addons}/{addonName}`;
  return [
    {
      name: 'CreateAddon',
      method: 'POST',
      path: addons,
      handle: (input) => createAddon(context, input),
    },
    {
      name: 'DescribeAddon',
      method: 'GET',
      path: addon,
      handle: (input) => {
        const state = context.cluster(input);
        const addonName = input.labels['addonName'] ?? '';
        return { addon: state.addons.read(addonName) ?? noAddon(state, addonName) };
      },
    },
    {
      name: 'UpdateAddon',
      method: 'POST',
      path: `${addon}/update`,
      handle: (input) => updateAddon(context, input),
    },
    {
      name: 'DeleteAddon',
      method: 'DELETE',
      path: addon,
      handle: (input) => {
        const state = context.cluster(input);
        const found = find(state, input);
        for (const { associationId = '' } of owned(state, found)) {
          state.podIdentityAssociations.delete(associationId);
        }
        found.status = 'DELETING';
        return { addon: found };
      },
    },
    {
      name: 'ListAddons',
      method: 'GET',
      path: addons,
      handle: (input) => {
        const names = context.cluster(input).addons.keys();
        const { items, ...rest } = paginate(names, input.query);
        return { addons: items, ...rest };
      },
    },
  ];
}

function createAddon(context: EksContext, input: RestJsonInput): object {
  const state = context.usableCluster(input);
  const request = bodyOf<CreateAddonRequest>(input);
  const { addonName = '', configurationValues, serviceAccountRoleArn } = request;
  const repeated = state.addons.repeated(addonName, creationOf(input));
  if (repeated) return { addon: repeated };

  const defaults = addonDefaults(addonName, state.version);
  const { addonVersion = defaults.version } = request;
  checkAddonVersion(addonName, addonVersion, state.version);
  checkConfiguration(configurationValues, addonName);
  const at = context.now();
  const addonArn = context.arn(state.region, 'addon', state.name, addonName, randomUUID());
  const addon: Addon = {
    addonName,
    clusterName: state.name,
    status: 'CREATING',
    addonVersion,
    health: { issues: [] },
    addonArn,
    createdAt: at,
    modifiedAt: at,
    tags: { ...request.tags },
    namespaceConfig: { namespace: request.namespaceConfig?.namespace ?? defaults.namespace },
    ...(serviceAccountRoleArn ? { serviceAccountRoleArn } : {}),
    ...(configurationValues ? { configurationValues } : {}),
  };
  setAssociations(context, state, addon, request.podIdentityAssociations ?? []);
  return { addon: state.addons.add(addonName, creationOf(input), addon) };
}

function updateAddon(context: EksContext, input: RestJsonInput): object {
  const state = context.usableCluster(input);
  const addon = find(state, input);
  const { addonName = '' } = addon;
  const repeated = repeatedUpdate(state, input);
  if (repeated) return { update: repeated };
  const request = bodyOf<UpdateAddonRequest>(input);
  const { addonVersion, configurationValues, serviceAccountRoleArn } = request;
  if (addon.status === 'DELETING' || addon.status === 'CREATING') {
    throw invalidRequest(`Addon ${addonName} is in status ${addon.status}`, { addonName });
  }
  if (addonVersion !== undefined) checkAddonVersion(addonName, addonVersion, state.version);
  checkConfiguration(configurationValues, addonName);
  const update = beginUpdate(context, state, input, {
    type: 'AddonUpdate',
    target: { addonName },
    params: [
      ...(addonVersion ? [param('AddonVersion', addonVersion)] : []),
      ...(serviceAccountRoleArn ? [param('ServiceAccountRoleArn', serviceAccountRoleArn)] : []),
      ...(request.resolveConflicts ? [param('ResolveConflicts', request.resolveConflicts)] : []),
      ...(configurationValues ? [param('ConfigurationValues', configurationValues)] : []),
      ...(request.podIdentityAssociations
        ? [param('PodIdentityAssociations', request.podIdentityAssociations)]
        : []),
    ],
    apply: () => {
      if (request.podIdentityAssociations) {
        setAssociations(context, state, addon, request.podIdentityAssociations);
      }
      if (addonVersion) addon.addonVersion = addonVersion;
      // As on AWS: left out, the configuration stays and the role goes.
      if (configurationValues !== undefined) {
        addon.configurationValues = configurationValues || undefined;
      }
      addon.serviceAccountRoleArn = serviceAccountRoleArn;
      addon.modifiedAt = context.now();
    },
  });
  return { update };
}

/** Makes the add-on's associations those that were asked for; one of the same account is kept. */
function setAssociations(
  context: EksContext,
  state: ClusterState,
  addon: Addon,
  asked: readonly AddonPodIdentityAssociations[],
): void {
  const before = new Map(owned(state, addon).map((one) => [one.serviceAccount, one]));
  for (const { serviceAccount, associationId = '' } of before.values()) {
    const kept = asked.some((one) => one.serviceAccount === serviceAccount);
    if (!kept) state.podIdentityAssociations.delete(associationId);
  }
  const namespace = addon.namespaceConfig?.namespace;
  const after = asked.map(({ serviceAccount, roleArn }) => {
    const kept = before.get(serviceAccount);
    if (!kept) {
      const request = { namespace, serviceAccount, roleArn };
      return addPodIdentityAssociation(context, state, request, addon.addonArn);
    }
    if (kept.roleArn !== roleArn) Object.assign(kept, { roleArn, modifiedAt: context.now() });
    return kept;
  });
  // JSON leaves undefined members out, as EKS does with what is not set.
  addon.podIdentityAssociations =
    after.length > 0 ? after.map((one) => one.associationArn ?? '') : undefined;
}

function owned(state: ClusterState, { addonArn }: Addon): readonly PodIdentityAssociationRecord[] {
  return [...state.podIdentityAssociations.values()].filter((one) => one.ownerArn === addonArn);
}

function checkConfiguration(values: string | undefined, addonName: string): void {
  if (!values?.trimStart().startsWith('{')) return; // YAML is allowed too
  try {
    JSON.parse(values);
  } catch {
    throw invalidParameter(
      'ConfigurationValue provided in request is not supported: it is not valid JSON',
      { addonName },
    );
  }
}

function find(state: ClusterState, { labels }: RestJsonInput): Addon {
  const addonName = labels['addonName'] ?? '';
  return state.addons.peek(addonName) ?? noAddon(state, addonName);
}

function noAddon({ name: clusterName }: ClusterState, addonName: string): never {
  throw notFound(`No addon: ${addonName} found in cluster: ${clusterName}`, {
    clusterName,
    addonName,
  });
}
