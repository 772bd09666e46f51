import type {
  Nodegroup,
  UpdateNodegroupConfigRequest,
  UpdateNodegroupVersionRequest,
} from '@aws-sdk/client-eks';

import type { RestJsonInput, RestJsonOperation } from '../../rest-json';
import type { ClusterState } from './cluster-state';
import { bodyOf, type EksContext } from './eks-context';
import { invalidParameter } from './errors';
import { checkVersion, minor } from './kubernetes-versions';
import { checkScaling, checkTaints, releaseVersion, taintKey } from './nodegroup-config';
import { findNodegroup, resolveLaunchTemplate } from './nodegroups';
import { beginUpdate, param, repeatedUpdate, type NewUpdate } from './updates';

/** UpdateNodegroupConfig and UpdateNodegroupVersion. */
export function nodegroupUpdateOperations(context: EksContext): readonly RestJsonOperation[] {
  const updating = (
    name: string,
    verb: string,
    plan: (state: ClusterState, input: RestJsonInput) => NewUpdate | Promise<NewUpdate>,
  ): RestJsonOperation => ({
    name,
    method: 'POST',
    path: `/clusters/{name}/node-groups/{nodegroupName}/${verb}`,
    handle: async (input) => {
      const state = context.usableCluster(input);
      const { nodegroupName = '' } = findNodegroup(state, input);
      const update =
        repeatedUpdate(state, input) ??
        beginUpdate(context, state, input, {
          ...(await plan(state, input)),
          target: { nodegroupName },
        });
      return { update };
    },
  });
  return [
    updating('UpdateNodegroupConfig', 'update-config', (state, input) =>
      configUpdate(context, state, input),
    ),
    updating('UpdateNodegroupVersion', 'update-version', (state, input) =>
      versionUpdate(context, state, input),
    ),
  ];
}

function configUpdate(context: EksContext, state: ClusterState, input: RestJsonInput): NewUpdate {
  const nodegroup = findNodegroup(state, input);
  const named = { clusterName: state.name, nodegroupName: nodegroup.nodegroupName ?? '' };
  const request = bodyOf<UpdateNodegroupConfigRequest>(input);
  const { labels, taints, updateConfig, nodeRepairConfig, warmPoolConfig } = request;
  const scalingConfig = { ...nodegroup.scalingConfig, ...request.scalingConfig };
  checkScaling(scalingConfig, named);
  const nextTaints = taintsAfter(nodegroup, taints);
  checkTaints(nextTaints, named);
  const { minSize, maxSize, desiredSize } = request.scalingConfig ?? {};
  const params = [
    minSize !== undefined && param('MinSize', minSize),
    maxSize !== undefined && param('MaxSize', maxSize),
    desiredSize !== undefined && param('DesiredSize', desiredSize),
    labels?.addOrUpdateLabels && param('LabelsToAdd', labels.addOrUpdateLabels),
    labels?.removeLabels && param('LabelsToRemove', labels.removeLabels),
    taints?.addOrUpdateTaints && param('TaintsToAdd', taints.addOrUpdateTaints),
    taints?.removeTaints && param('TaintsToRemove', taints.removeTaints),
    updateConfig?.maxUnavailable !== undefined &&
      param('MaxUnavailable', updateConfig.maxUnavailable),
    updateConfig?.maxUnavailablePercentage !== undefined &&
      param('MaxUnavailablePercentage', updateConfig.maxUnavailablePercentage),
    updateConfig?.updateStrategy && param('UpdateStrategy', updateConfig.updateStrategy),
    nodeRepairConfig && param('NodeRepairConfig', nodeRepairConfig),
    warmPoolConfig && param('WarmPoolEnabled', warmPoolConfig.enabled ?? false),
  ].filter((one) => typeof one === 'object');
  return {
    type: 'ConfigUpdate',
    params,
    apply: () => {
      nodegroup.scalingConfig = scalingConfig;
      nodegroup.labels = labelsAfter(nodegroup, labels);
      nodegroup.taints = nextTaints;
      if (updateConfig) nodegroup.updateConfig = updateConfig;
      if (nodeRepairConfig) nodegroup.nodeRepairConfig = nodeRepairConfig;
      if (warmPoolConfig) nodegroup.warmPoolConfig = warmPoolConfig;
      nodegroup.modifiedAt = context.now();
    },
  };
}

function labelsAfter(
  { labels = {} }: Nodegroup,
  change: UpdateNodegroupConfigRequest['labels'],
): Record<string, string> {
  const removed = new Set(change?.removeLabels);
  const kept = Object.entries(labels).filter(([key]) => !removed.has(key));
  return { ...Object.fromEntries(kept), ...change?.addOrUpdateLabels };
}

function taintsAfter(
  { taints = [] }: Nodegroup,
  change: UpdateNodegroupConfigRequest['taints'],
): NonNullable<Nodegroup['taints']> {
  const { addOrUpdateTaints: added = [], removeTaints: removed = [] } = change ?? {};
  const gone = new Set([...added, ...removed].map(taintKey));
  return [...taints.filter((taint) => !gone.has(taintKey(taint))), ...added];
}

async function versionUpdate(
  context: EksContext,
  state: ClusterState,
  input: RestJsonInput,
): Promise<NewUpdate> {
  const nodegroup = findNodegroup(state, input);
  const named = { clusterName: state.name, nodegroupName: nodegroup.nodegroupName ?? '' };
  const request = bodyOf<UpdateNodegroupVersionRequest>(input);
  const custom = nodegroup.amiType === 'CUSTOM';
  if (custom && (request.version ?? request.releaseVersion) !== undefined) {
    throw invalidParameter(
      'You cannot specify the field kubernetes version or release version when using custom AMIs.',
      named,
    );
  }
  if (request.launchTemplate && !nodegroup.launchTemplate) {
    throw invalidParameter(
      'You cannot specify a launch template for a node group that was created without one.',
      named,
    );
  }
  const version = request.version ?? (custom ? nodegroup.version : state.version) ?? '';
  checkVersion(version);
  if (minor(version) > minor(state.version) || minor(version) < minor(nodegroup.version ?? '')) {
    throw invalidParameter(
      `Requested Nodegroup version ${version} must not be older than the node group's ` +
        `${nodegroup.version} nor newer than the cluster's ${state.version}`,
      named,
    );
  }
  const template =
    request.launchTemplate && (await resolveLaunchTemplate(context, state, request.launchTemplate));
  const release =
    template?.imageId ??
    request.releaseVersion ??
    (custom ? nodegroup.releaseVersion : releaseVersion(nodegroup.amiType ?? '', version)) ??
    '';
  return {
    type: 'VersionUpdate',
    params: [
      param('Version', version),
      param('ReleaseVersion', release),
      ...(template
        ? [
            param('LaunchTemplateName', template.name),
            param('LaunchTemplateVersion', template.version),
          ]
        : []),
    ],
    apply: () => {
      nodegroup.version = version;
      nodegroup.releaseVersion = release;
      if (template) {
        const { id, name } = template;
        nodegroup.launchTemplate = { id, name, version: template.version };
      }
      nodegroup.modifiedAt = context.now();
    },
  };
}
