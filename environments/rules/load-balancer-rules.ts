import type { EnvironmentRule } from '../rule';
import { loadBalancerCapacityReserved } from './load-balancer-capacity-reserved';
import { loadBalancerCertificateElsewhere } from './load-balancer-certificate-elsewhere';
import { loadBalancerCertificateMissing } from './load-balancer-certificate-missing';
import { loadBalancerClientUnreachable } from './load-balancer-client-unreachable';
import { loadBalancerExpiredClients } from './load-balancer-expired-clients';
import { loadBalancerForwardedForForged } from './load-balancer-forwarded-for-forged';
import { loadBalancerNeedsMoreZones } from './load-balancer-needs-more-zones';
import { loadBalancerPortClosed } from './load-balancer-port-closed';
import { loadBalancerPrivateLinkUnguarded } from './load-balancer-private-link-unguarded';
import { loadBalancerStickinessOverrides } from './load-balancer-stickiness-overrides';
import { loadBalancerWebAclFailsOpen } from './load-balancer-web-acl-fails-open';
import { loadBalancerWithoutLogs } from './load-balancer-without-logs';
import { loadBalancerWithoutWebAcl } from './load-balancer-without-web-acl';
import { loadBalancerZonesApart } from './load-balancer-zones-apart';

/** Rules about load balancers, in the order in which they are reported. */
export const LOAD_BALANCER_RULES: readonly EnvironmentRule[] = [
  loadBalancerNeedsMoreZones,
  loadBalancerPortClosed,
  loadBalancerClientUnreachable,
  loadBalancerCertificateMissing,
  loadBalancerCertificateElsewhere,
  loadBalancerWithoutWebAcl,
  loadBalancerWebAclFailsOpen,
  loadBalancerWithoutLogs,
  loadBalancerForwardedForForged,
  loadBalancerPrivateLinkUnguarded,
  loadBalancerExpiredClients,
  loadBalancerStickinessOverrides,
  loadBalancerZonesApart,
  loadBalancerCapacityReserved,
];
