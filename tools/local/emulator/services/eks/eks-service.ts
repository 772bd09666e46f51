import type { EmulatedService, InventoryEntry, ServiceAnswer } from '../../emulated-service';
import { checkAgainst } from '../../input-shapes';
import { RestJsonRouter } from '../../rest-json';
import { accessEntryOperations } from './access-entries';
import { addonCatalogOperations } from './addon-catalog';
import { addonOperations } from './addons';
import type { ClusterState } from './cluster-state';
import { clusterUpdateOperations } from './cluster-updates';
import { clusterOperations } from './clusters';
import { EksContext, type EksOptions } from './eks-context';
import { fargateProfileOperations } from './fargate-profiles';
import { identityProviderOperations } from './identity-provider-configs';
import inputShapes from './input-shapes.json';
import { nodegroupUpdateOperations } from './nodegroup-updates';
import { nodegroupOperations } from './nodegroups';
import { podIdentityOperations } from './pod-identity-associations';
import { tagOperations } from './tags';
import { UNIMPLEMENTED_OPERATIONS } from './unimplemented-operations';
import { updateOperations } from './updates';

/**
 * Amazon EKS from memory: its control-plane API as Terraform and the SDKs use it, not Kubernetes.
 * Source of operations and shapes: the service model that botocore ships (eks, 2017-11-01);
 * `input-shapes.json` is extracted from it.
 */
export function eksService(options: EksOptions): EmulatedService {
  const context = new EksContext(options);
  const operations = [
    ...clusterOperations(context),
    ...clusterUpdateOperations(context),
    ...updateOperations(context),
    ...nodegroupOperations(context),
    ...nodegroupUpdateOperations(context),
    ...fargateProfileOperations(context),
    ...addonOperations(context),
    ...addonCatalogOperations(),
    ...accessEntryOperations(context),
    ...podIdentityOperations(context),
    ...identityProviderOperations(context),
    ...tagOperations(context),
    ...UNIMPLEMENTED_OPERATIONS,
  ];
  const router = new RestJsonRouter(operations, checkAgainst(inputShapes));
  // One request at a time: some ask EC2 before they change anything, and two of the same name must
  // not pass each other on the way.
  let last: Promise<unknown> = Promise.resolve();
  return {
    scope: 'eks',
    operations: router.operations,
    answer: (request) => {
      const answer: Promise<ServiceAnswer> = last.then(() => router.answer(request));
      last = answer.catch(() => undefined);
      return answer;
    },
    inventory: () => context.all().flatMap(inventoryOf),
  };
}

/** What lives in a cluster; a resource whose deletion has begun is no more. */
function inventoryOf(state: ClusterState): readonly InventoryEntry[] {
  const { cluster, region, name } = state;
  const entries: readonly (readonly [type: string, id: string, status: string | undefined])[] = [
    ['cluster', name, cluster.status],
    ...state.nodegroups
      .values()
      .map((one) => ['nodegroup', `${name}/${one.nodegroupName}`, one.status] as const),
    ...state.fargateProfiles
      .values()
      .map((one) => ['fargate-profile', `${name}/${one.fargateProfileName}`, one.status] as const),
    ...state.addons
      .values()
      .map((one) => ['addon', `${name}/${one.addonName}`, one.status] as const),
    ...state.accessEntries
      .keys()
      .map((principal) => ['access-entry', `${name}/${principal}`, cluster.status] as const),
    ...[...state.podIdentityAssociations.keys()].map(
      (id) => ['pod-identity-association', `${name}/${id}`, cluster.status] as const,
    ),
    ...state.identityProviderConfigs
      .keys()
      .map((config) => ['identity-provider-config', `${name}/${config}`, cluster.status] as const),
  ];
  return entries
    .filter(([, , status]) => status !== 'DELETING' && cluster.status !== 'DELETING')
    .map(([type, id]) => ({ service: 'eks', type, id: `${region}/${id}` }));
}
