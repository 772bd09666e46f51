import type {
  CreatePodIdentityAssociationRequest,
  UpdatePodIdentityAssociationRequest,
} from '@aws-sdk/client-eks';

import type { RestJsonInput, RestJsonOperation } from '../../rest-json';
import type { ClusterState, PodIdentityAssociationRecord } from './cluster-state';
import { bodyOf, creationOf, type EksContext } from './eks-context';
import { inUse, invalidParameter, invalidRequest, notFound } from './errors';
import { paginate } from './pagination';

/** Pod Identity associations. */
export function podIdentityOperations(context: EksContext): readonly RestJsonOperation[] {
  const associations = '/clusters/{name}/pod-identity-associations';
  const association = `${associations}/{associationId}`;
  return [
    {
      name: 'CreatePodIdentityAssociation',
      method: 'POST',
      path: associations,
      handle: (input) => createAssociation(context, input),
    },
    {
      name: 'DescribePodIdentityAssociation',
      method: 'GET',
      path: association,
      handle: (input) => ({ association: find(context.cluster(input), input) }),
    },
    {
      name: 'UpdatePodIdentityAssociation',
      method: 'POST',
      path: association,
      handle: (input) => updateAssociation(context, input),
    },
    {
      name: 'DeletePodIdentityAssociation',
      method: 'DELETE',
      path: association,
      handle: (input) => {
        const state = context.cluster(input);
        const found = find(state, input);
        checkNotOwned(found);
        state.podIdentityAssociations.delete(found.associationId ?? '');
        return { association: found };
      },
    },
    {
      name: 'ListPodIdentityAssociations',
      method: 'GET',
      path: associations,
      handle: (input) => listAssociations(context, input),
    },
  ];
}

/**
 * Adds an association, for a client or, with an owner, for an add-on. Refused when the service
 * account has one already.
 */
export function addPodIdentityAssociation(
  context: EksContext,
  state: ClusterState,
  request: Partial<CreatePodIdentityAssociationRequest>,
  ownerArn?: string,
): PodIdentityAssociationRecord {
  const { namespace = '', serviceAccount = '', targetRoleArn } = request;
  const taken = [...state.podIdentityAssociations.values()].find(
    (one) => one.namespace === namespace && one.serviceAccount === serviceAccount,
  );
  if (taken) throw inUse(`Association already exists: ${taken.associationId}`);
  const associationId = `a-${context.randomHex(17)}`;
  const at = context.now();
  const association: PodIdentityAssociationRecord = {
    clusterName: state.name,
    namespace,
    serviceAccount,
    roleArn: request.roleArn,
    associationArn: context.arn(
      state.region,
      ...['podidentityassociation', state.name, associationId],
    ),
    associationId,
    tags: { ...request.tags },
    createdAt: at,
    modifiedAt: at,
    disableSessionTags: request.disableSessionTags ?? false,
    ...(request.policy === undefined ? {} : { policy: request.policy }),
    ...(targetRoleArn === undefined
      ? {}
      : { targetRoleArn, externalId: externalId(context, state, namespace, serviceAccount) }),
    ...(ownerArn === undefined ? {} : { ownerArn }),
  };
  state.podIdentityAssociations.set(associationId, association);
  return association;
}

function createAssociation(context: EksContext, input: RestJsonInput): object {
  const state = context.usableCluster(input);
  const request = bodyOf<CreatePodIdentityAssociationRequest>(input);
  checkRole(request.roleArn);
  checkRole(request.targetRoleArn);
  const { token, request: text } = creationOf(input);
  const creation = token && `${token} ${text}`;
  const before = creation && state.podIdentityCreations.get(creation);
  const repeated = before && state.podIdentityAssociations.get(before);
  if (repeated) return { association: repeated };
  const association = addPodIdentityAssociation(context, state, request);
  if (creation) state.podIdentityCreations.set(creation, association.associationId ?? '');
  return { association };
}

function updateAssociation(context: EksContext, input: RestJsonInput): object {
  const state = context.usableCluster(input);
  const association = find(state, input);
  checkNotOwned(association);
  const request = bodyOf<UpdatePodIdentityAssociationRequest>(input);
  const { roleArn, targetRoleArn, disableSessionTags, policy } = request;
  checkRole(roleArn);
  if (targetRoleArn) checkRole(targetRoleArn);
  if (roleArn) association.roleArn = roleArn;
  if (targetRoleArn === '') {
    delete association.targetRoleArn;
    delete association.externalId;
  } else if (targetRoleArn) {
    const { namespace = '', serviceAccount = '' } = association;
    association.targetRoleArn = targetRoleArn;
    association.externalId ??= externalId(context, state, namespace, serviceAccount);
  }
  if (disableSessionTags !== undefined) association.disableSessionTags = disableSessionTags;
  if (policy !== undefined) association.policy = policy;
  association.modifiedAt = context.now();
  return { association };
}

function listAssociations(context: EksContext, input: RestJsonInput): object {
  const namespace = input.query.get('namespace');
  const serviceAccount = input.query.get('serviceAccount');
  const found = [...context.cluster(input).podIdentityAssociations.values()].filter(
    (one) =>
      (namespace === null || one.namespace === namespace) &&
      (serviceAccount === null || one.serviceAccount === serviceAccount),
  );
  const { items, ...rest } = paginate(found, input.query);
  const associations = items.map((one) => ({
    clusterName: one.clusterName,
    namespace: one.namespace,
    serviceAccount: one.serviceAccount,
    associationArn: one.associationArn,
    associationId: one.associationId,
    ...(one.ownerArn === undefined ? {} : { ownerArn: one.ownerArn }),
  }));
  return { associations, ...rest };
}

function find(state: ClusterState, { labels }: RestJsonInput): PodIdentityAssociationRecord {
  const id = labels['associationId'] ?? '';
  const association = state.podIdentityAssociations.get(id);
  if (!association)
    throw notFound(`No association found with ID: ${id}`, { clusterName: state.name });
  return association;
}

/** An add-on's association is changed through the add-on. */
function checkNotOwned({ associationId, ownerArn }: PodIdentityAssociationRecord): void {
  if (ownerArn === undefined) return;
  throw invalidRequest(
    `The association ${associationId} is owned by ${ownerArn} and can only be changed through it.`,
  );
}

function checkRole(arn: string | undefined): void {
  if (arn === undefined || /^arn:aws[\w-]*:iam::\d{12}:role\/.+$/.test(arn)) return;
  throw invalidParameter(`Role provided in the request is not a valid role ARN: ${arn}`);
}

function externalId(
  context: EksContext,
  state: ClusterState,
  namespace: string,
  serviceAccount: string,
): string {
  const { region, name } = state;
  return [region, context.account, name, namespace, serviceAccount].join('/');
}
