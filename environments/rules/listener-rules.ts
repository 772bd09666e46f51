import type { EnvironmentRule } from '../rule';
import { listenerCannotReachSignIn } from './listener-cannot-reach-sign-in';
import { listenerCertificateElsewhere } from './listener-certificate-elsewhere';
import { listenerInMaintenance } from './listener-in-maintenance';
import { listenerSecretElsewhere } from './listener-secret-elsewhere';
import { listenerSplitsStickyClients } from './listener-splits-sticky-clients';
import { listenerWithoutHost } from './listener-without-host';

/** Rules about listeners of application load balancers, in the order in which they are reported. */
export const LISTENER_RULES: readonly EnvironmentRule[] = [
  listenerWithoutHost,
  listenerCertificateElsewhere,
  listenerSecretElsewhere,
  listenerCannotReachSignIn,
  listenerSplitsStickyClients,
  listenerInMaintenance,
];
