import type { EnvironmentRule } from '../rule';
import { domainCertificateNames } from './domain-certificate-names';
import { domainCertificateQuota } from './domain-certificate-quota';
import { domainCheckRefused } from './domain-check-refused';
import { domainFailoverHosts } from './domain-failover-hosts';
import { domainFailoverPeer } from './domain-failover-peer';
import { domainFailoverUnheard } from './domain-failover-unheard';
import { domainFailoverUnmatched } from './domain-failover-unmatched';
import { domainHostElsewhere } from './domain-host-elsewhere';
import { domainHostRepeated } from './domain-host-repeated';
import { domainHostTaken } from './domain-host-taken';
import { domainMissing } from './domain-missing';
import { domainZoneTaken } from './domain-zone-taken';

/** Rules about the domain and its hosts, in the order in which they are reported. */
export const DOMAIN_RULES: readonly EnvironmentRule[] = [
  domainMissing,
  domainHostElsewhere,
  domainHostRepeated,
  domainHostTaken,
  domainZoneTaken,
  domainCertificateNames,
  domainCertificateQuota,
  domainFailoverPeer,
  domainFailoverUnmatched,
  domainFailoverHosts,
  domainCheckRefused,
  domainFailoverUnheard,
];
