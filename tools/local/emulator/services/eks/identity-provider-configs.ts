import type {
  AssociateIdentityProviderConfigRequest,
  IdentityProviderConfig,
  OidcIdentityProviderConfig,
} from '@aws-sdk/client-eks';
import { randomUUID } from 'node:crypto';

import type { RestJsonInput, RestJsonOperation } from '../../rest-json';
import type { ClusterState } from './cluster-state';
import { bodyOf, creationOf, type EksContext } from './eks-context';
import { inUse, invalidParameter, notFound } from './errors';
import { paginate } from './pagination';
import { beginUpdate, param, repeatedUpdate } from './updates';

/** OIDC identity providers of a cluster: at most one. */
export function identityProviderOperations(context: EksContext): readonly RestJsonOperation[] {
  const configs = '/clusters/{name}/identity-provider-configs';
  return [
    {
      name: 'AssociateIdentityProviderConfig',
      method: 'POST',
      path: `${configs}/associate`,
      handle: (input) => associate(context, input),
    },
    {
      name: 'DescribeIdentityProviderConfig',
      method: 'POST',
      path: `${configs}/describe`,
      handle: (input) => {
        const state = context.readCluster(input); // the cluster's update ends with the provider's
        const { name } = asked(input);
        const oidc = state.identityProviderConfigs.read(name) ?? noConfig(state);
        return { identityProviderConfig: { oidc } };
      },
    },
    {
      name: 'DisassociateIdentityProviderConfig',
      method: 'POST',
      path: `${configs}/disassociate`,
      handle: (input) => {
        const state = context.usableCluster(input);
        const repeated = repeatedUpdate(state, input);
        if (repeated) return { update: repeated };
        const oidc = state.identityProviderConfigs.peek(asked(input).name) ?? noConfig(state);
        const update = beginUpdate(context, state, input, {
          type: 'DisassociateIdentityProviderConfig',
          params: [param('IdentityProviderConfig', asked(input))],
          apply: () => (oidc.status = 'DELETING'),
        });
        return { update };
      },
    },
    {
      name: 'ListIdentityProviderConfigs',
      method: 'GET',
      path: configs,
      handle: (input) => {
        const names = context.cluster(input).identityProviderConfigs.keys();
        const all = names.map((name) => ({ type: 'oidc', name }));
        const { items: identityProviderConfigs, ...rest } = paginate(all, input.query);
        return { identityProviderConfigs, ...rest };
      },
    },
  ];
}

function associate(context: EksContext, input: RestJsonInput): object {
  const state = context.usableCluster(input);
  const { oidc, tags = {} } = bodyOf<AssociateIdentityProviderConfigRequest>(input);
  const repeated = repeatedUpdate(state, input);
  if (repeated) return { update: repeated, tags };
  const { identityProviderConfigName = '', issuerUrl = '' } = oidc ?? {};
  if (!issuerUrl.startsWith('https://')) {
    throw invalidParameter(`Issuer URL must begin with https://, got: ${issuerUrl}`);
  }
  if (state.identityProviderConfigs.keys().length > 0) {
    throw inUse('A cluster can have at most one associated OIDC identity provider.', {
      clusterName: state.name,
    });
  }
  const config: OidcIdentityProviderConfig = {
    ...oidc,
    identityProviderConfigArn: context.arn(
      state.region,
      ...['identityproviderconfig', state.name, 'oidc', identityProviderConfigName, randomUUID()],
    ),
    clusterName: state.name,
    tags: { ...tags },
    status: 'CREATING',
  };
  const update = beginUpdate(context, state, input, {
    type: 'AssociateIdentityProviderConfig',
    params: [param('IdentityProviderConfig', oidc)],
    apply: () =>
      state.identityProviderConfigs.add(identityProviderConfigName, creationOf(input), config),
  });
  return { update, tags };
}

function asked(input: RestJsonInput): { readonly name: string; readonly type: string } {
  const { identityProviderConfig } = bodyOf<{
    identityProviderConfig: IdentityProviderConfig;
  }>(input);
  const { name = '', type = '' } = identityProviderConfig;
  if (type !== 'oidc') throw invalidParameter(`Unsupported identity provider type: ${type}`);
  return { name, type };
}

function noConfig({ name: clusterName }: ClusterState): never {
  throw notFound('Identity provider config is not associated with this cluster.', { clusterName });
}
