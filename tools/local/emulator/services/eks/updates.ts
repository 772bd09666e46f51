import type { Update, UpdateParam, UpdateType } from '@aws-sdk/client-eks';
import { randomUUID } from 'node:crypto';

import type { RestJsonInput, RestJsonOperation } from '../../rest-json';
import type { ClusterState, UpdateTarget } from './cluster-state';
import { creationOf, type EksContext } from './eks-context';
import { inUse, notFound } from './errors';
import { paginate } from './pagination';

/** An update to begin. */
export interface NewUpdate {
  readonly type: UpdateType;
  readonly params: readonly UpdateParam[];
  /** What changes; the cluster itself by default. */
  readonly target?: UpdateTarget;
  /** Makes the change. */
  readonly apply: () => void;
}

/**
 * What the same request has begun before, if so: to be asked before a request is checked against a
 * state that it may have changed itself.
 */
export function repeatedUpdate(state: ClusterState, input: RestJsonInput): Update | undefined {
  const { token, request } = creationOf(input);
  const records = [...state.updates.values()];
  return records.find((one) => token && one.token === token && one.request === request)?.update;
}

/** Begins an update. Refused while another of the same target is in progress. */
export function beginUpdate(
  context: EksContext,
  state: ClusterState,
  input: RestJsonInput,
  { type, params, target = {}, apply }: NewUpdate,
): Update {
  const resource = targetOf(state, target);
  if (resource.status === 'UPDATING') {
    const running = [...state.updates.values()].find(
      (record) => sameTarget(record.target, target) && record.update.status === 'InProgress',
    );
    resource.status = 'ACTIVE'; // a refusal is a look: the next call finds it done
    endUpdates(state, target);
    throw inUse(
      `Cannot ${type} because ${describe(state, target)} currently has update ` +
        `${running?.update.id ?? ''} in progress`,
      { clusterName: state.name, ...target },
    );
  }
  endUpdates(state, target);
  apply();
  resource.status = 'UPDATING';
  const update: Update = {
    id: randomUUID(),
    status: 'InProgress',
    type,
    params: params.map(({ type: name, value }) => ({ type: name, value })),
    createdAt: context.now(),
    errors: [],
  };
  state.updates.set(update.id ?? '', { update, target, ...creationOf(input) });
  return { ...update };
}

/** A parameter of an update; values that are not strings are written as JSON. */
export function param(type: NonNullable<UpdateParam['type']>, value: unknown): UpdateParam {
  return { type, value: typeof value === 'string' ? value : JSON.stringify(value) };
}

/** DescribeUpdate and ListUpdates. */
export function updateOperations(context: EksContext): readonly RestJsonOperation[] {
  return [
    {
      name: 'DescribeUpdate',
      method: 'GET',
      path: '/clusters/{name}/updates/{updateId}',
      handle: (input) => {
        const state = context.readCluster(input);
        const id = input.labels['updateId'] ?? '';
        const found = state.updates.get(id);
        if (!found || !sameTarget(found.target, askedTarget(input))) {
          throw notFound(`No update found for ID: ${id}`, { clusterName: state.name });
        }
        if (found.target.nodegroupName) state.nodegroups.read(found.target.nodegroupName);
        if (found.target.addonName) state.addons.read(found.target.addonName);
        endUpdates(state, found.target);
        return { update: found.update };
      },
    },
    {
      name: 'ListUpdates',
      method: 'GET',
      path: '/clusters/{name}/updates',
      handle: (input) => {
        const state = context.cluster(input);
        const ids = [...state.updates]
          .filter(([, { target }]) => sameTarget(target, askedTarget(input)))
          .map(([id]) => id);
        const { items: updateIds, ...rest } = paginate(ids, input.query);
        return { updateIds, ...rest };
      },
    },
  ];
}

function endUpdates(state: ClusterState, target: UpdateTarget): void {
  for (const record of state.updates.values()) {
    if (sameTarget(record.target, target)) record.update.status = 'Successful';
  }
}

function targetOf(state: ClusterState, target: UpdateTarget): { status?: string | undefined } {
  const { nodegroupName, addonName } = target;
  const resource = nodegroupName
    ? state.nodegroups.peek(nodegroupName)
    : addonName
      ? state.addons.peek(addonName)
      : state.cluster;
  if (!resource) throw new Error(`nothing to update: ${JSON.stringify(target)}`);
  return resource;
}

function askedTarget({ query }: RestJsonInput): UpdateTarget {
  const nodegroupName = query.get('nodegroupName');
  const addonName = query.get('addonName');
  return { ...(nodegroupName ? { nodegroupName } : {}), ...(addonName ? { addonName } : {}) };
}

function sameTarget(one: UpdateTarget, other: UpdateTarget): boolean {
  return one.nodegroupName === other.nodegroupName && one.addonName === other.addonName;
}

function describe(state: ClusterState, { nodegroupName, addonName }: UpdateTarget): string {
  if (nodegroupName) return `nodegroup ${nodegroupName}`;
  if (addonName) return `addon ${addonName}`;
  return `cluster ${state.name}`;
}
