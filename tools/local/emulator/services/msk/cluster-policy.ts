import type { PutClusterPolicyRequest } from '@aws-sdk/client-kafka';

import type { RestJsonOperation } from '../../rest-json';
import { badRequest, notFound } from './errors';
import { bodyOf, type MskContext } from './msk-context';

/** The resource policy of a cluster, for other accounts and for replicators. */
export function clusterPolicyOperations(context: MskContext): readonly RestJsonOperation[] {
  const path = '/v1/clusters/{clusterArn}/policy';
  return [
    {
      name: 'GetClusterPolicy',
      method: 'GET',
      path,
      handle: (input) => {
        const { policy } = context.readCluster(input);
        if (!policy) throw notFound('Cluster policy does not exist.', 'clusterArn');
        return { currentVersion: policy.version, policy: policy.document };
      },
    },
    {
      name: 'PutClusterPolicy',
      method: 'PUT',
      path,
      handle: (input) => {
        const cluster = context.readCluster(input);
        const { policy: document = '', currentVersion } = bodyOf<PutClusterPolicyRequest>(input);
        if (!isJsonObject(document)) throw badRequest('The policy is not valid.', 'policy');
        if (currentVersion !== undefined && currentVersion !== cluster.policy?.version) {
          throw badRequest(
            `The current version in the request (${currentVersion}) isn't the version of the policy.`,
            'currentVersion',
          );
        }
        cluster.policy = { document, version: context.newVersion() };
        return { currentVersion: cluster.policy.version };
      },
    },
    {
      name: 'DeleteClusterPolicy',
      method: 'DELETE',
      path,
      handle: (input) => {
        const cluster = context.readCluster(input);
        if (!cluster.policy) throw notFound('Cluster policy does not exist.', 'clusterArn');
        cluster.policy = undefined;
        return {};
      },
    },
  ];
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
