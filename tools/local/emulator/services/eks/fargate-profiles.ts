import type { CreateFargateProfileRequest, FargateProfile } from '@aws-sdk/client-eks';
import { randomUUID } from 'node:crypto';

import type { RestJsonInput, RestJsonOperation } from '../../rest-json';
import { addOwnAccessEntry } from './access-entries';
import type { ClusterState } from './cluster-state';
import { bodyOf, creationOf, throughEc2, type EksContext } from './eks-context';
import { inUse, invalidParameter, notFound } from './errors';
import { paginate } from './pagination';

/** Most selectors of a profile: https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html */
const MOST_SELECTORS = 5;

/** Fargate profiles; EKS has no update of one. */
export function fargateProfileOperations(context: EksContext): readonly RestJsonOperation[] {
  const profiles = '/clusters/{name}/fargate-profiles';
  const profile = `${profiles}/{fargateProfileName}`;
  return [
    {
      name: 'CreateFargateProfile',
      method: 'POST',
      path: profiles,
      handle: (input) => createFargateProfile(context, input),
    },
    {
      name: 'DescribeFargateProfile',
      method: 'GET',
      path: profile,
      handle: (input) => {
        const state = context.cluster(input);
        const name = input.labels['fargateProfileName'] ?? '';
        return { fargateProfile: state.fargateProfiles.read(name) ?? noProfile(name) };
      },
    },
    {
      name: 'DeleteFargateProfile',
      method: 'DELETE',
      path: profile,
      handle: (input) => {
        const state = context.cluster(input);
        const name = input.labels['fargateProfileName'] ?? '';
        const fargateProfile = state.fargateProfiles.peek(name) ?? noProfile(name);
        checkNoneUnderWay(state, name);
        fargateProfile.status = 'DELETING';
        return { fargateProfile };
      },
    },
    {
      name: 'ListFargateProfiles',
      method: 'GET',
      path: profiles,
      handle: (input) => {
        const names = context.cluster(input).fargateProfiles.keys();
        const { items: fargateProfileNames, ...rest } = paginate(names, input.query);
        return { fargateProfileNames, ...rest };
      },
    },
  ];
}

async function createFargateProfile(context: EksContext, input: RestJsonInput): Promise<object> {
  const state = context.usableCluster(input);
  const request = bodyOf<CreateFargateProfileRequest>(input);
  const { fargateProfileName = '', podExecutionRoleArn = '', subnets, selectors = [] } = request;
  const repeated = state.fargateProfiles.repeated(fargateProfileName, creationOf(input));
  if (repeated) return { fargateProfile: repeated };

  if (selectors.length === 0) {
    throw invalidParameter('Fargate Profile requires at least one selector.');
  }
  if (selectors.length > MOST_SELECTORS) {
    throw invalidParameter(`Fargate Profile can have at most ${MOST_SELECTORS} selectors.`);
  }
  const reserved = fargateProfileName.startsWith('eks-');
  if (reserved) {
    throw invalidParameter(`Fargate Profile name ${fargateProfileName} cannot start with eks-`);
  }
  if (subnets) await throughEc2(context.options.ec2.subnets(state.region, subnets), state.name);
  checkNoneUnderWay(state);
  const fargateProfile: FargateProfile = {
    fargateProfileName,
    fargateProfileArn: context.arn(
      state.region,
      ...['fargateprofile', state.name, fargateProfileName, randomUUID()],
    ),
    clusterName: state.name,
    createdAt: context.now(),
    podExecutionRoleArn,
    subnets: subnets ?? state.cluster.resourcesVpcConfig?.subnetIds ?? [],
    selectors,
    status: 'CREATING',
    tags: { ...request.tags },
    health: { issues: [] },
  };
  addOwnAccessEntry(context, state, podExecutionRoleArn, 'FARGATE_LINUX');
  return {
    fargateProfile: state.fargateProfiles.add(
      fargateProfileName,
      creationOf(input),
      fargateProfile,
    ),
  };
}

/** EKS creates or deletes one profile of a cluster at a time. */
function checkNoneUnderWay(state: ClusterState, except?: string): void {
  const busy = state.fargateProfiles
    .values()
    .find(
      ({ status, fargateProfileName }) =>
        fargateProfileName !== except && (status === 'CREATING' || status === 'DELETING'),
    );
  if (!busy) return;
  const { fargateProfileName = '', status } = busy;
  state.fargateProfiles.read(fargateProfileName); // a refusal is a look: the next call finds it done
  throw inUse(
    `Cannot create or delete a Fargate Profile because cluster ${state.name} currently has Fargate ` +
      `profile ${fargateProfileName} in status ${status}`,
    { clusterName: state.name },
  );
}

function noProfile(fargateProfileName: string): never {
  throw notFound(`No Fargate Profile found with name: ${fargateProfileName}.`, {
    fargateProfileName,
  });
}
