import type { EnvironmentRule } from '../rule';
import { apiClientsNotJoined } from './api-clients-not-joined';
import { kubernetesExtendedSupportCosts } from './kubernetes-extended-support-costs';
import { kubernetesNeedsTwoZones } from './kubernetes-needs-two-zones';
import { kubernetesStandardSupportEnds } from './kubernetes-standard-support-ends';
import { kubernetesVersionEnded } from './kubernetes-version-ended';
import { kubernetesVersionNeedsExtendedSupport } from './kubernetes-version-needs-extended-support';
import { kubernetesVersionUnknown } from './kubernetes-version-unknown';
import { moreNodesThanPlanned } from './more-nodes-than-planned';
import { nobodyAdministersKubernetes } from './nobody-administers-kubernetes';
import { nodeGroupZoneUnknown } from './node-group-zone-unknown';
import { nowhereForSystemPods } from './nowhere-for-system-pods';
import { podCidrNeedsNodeGroups } from './pod-cidr-needs-node-groups';
import { privateNodesCannotReachAws } from './private-nodes-cannot-reach-aws';
import { publicKubernetesEndpoint } from './public-kubernetes-endpoint';
import { serviceCidrOverlaps } from './service-cidr-overlaps';
import { spotOfOneInstanceType } from './spot-of-one-instance-type';
import { tooFewNodes } from './too-few-nodes';

/** Rules about the cluster, in the order in which they are reported. */
export const KUBERNETES_RULES: readonly EnvironmentRule[] = [
  kubernetesVersionUnknown,
  kubernetesVersionEnded,
  kubernetesVersionNeedsExtendedSupport,
  kubernetesExtendedSupportCosts,
  kubernetesStandardSupportEnds,
  publicKubernetesEndpoint,
  apiClientsNotJoined,
  kubernetesNeedsTwoZones,
  serviceCidrOverlaps,
  podCidrNeedsNodeGroups,
  privateNodesCannotReachAws,
  moreNodesThanPlanned,
  tooFewNodes,
  nodeGroupZoneUnknown,
  nowhereForSystemPods,
  spotOfOneInstanceType,
  nobodyAdministersKubernetes,
];
