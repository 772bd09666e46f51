import type { RestJsonOperation } from '../../rest-json';

/** EKS operations that the emulator does not answer, so that a call of one is reported by its name. */
export const UNIMPLEMENTED_OPERATIONS: readonly RestJsonOperation[] = [
  ['POST', '/clusters/{name}/capabilities', 'CreateCapability'],
  ['GET', '/clusters/{name}/capabilities', 'ListCapabilities'],
  ['GET', '/clusters/{name}/capabilities/{capabilityName}', 'DescribeCapability'],
  ['POST', '/clusters/{name}/capabilities/{capabilityName}', 'UpdateCapability'],
  ['DELETE', '/clusters/{name}/capabilities/{capabilityName}', 'DeleteCapability'],
  ['POST', '/clusters/{name}/certificate-authorities', 'CreateCertificateAuthority'],
  ['GET', '/clusters/{name}/certificate-authorities', 'ListCertificateAuthorities'],
  ['GET', '/clusters/{name}/certificate-authorities/{id}', 'DescribeCertificateAuthority'],
  ['DELETE', '/clusters/{name}/certificate-authorities/{id}', 'DeleteCertificateAuthority'],
  [
    'POST',
    '/clusters/{name}/certificate-authorities/{id}/activate',
    'ActivateCertificateAuthority',
  ],
  ['POST', '/clusters/{name}/updates/{updateId}/cancel-update', 'CancelUpdate'],
  ['POST', '/eks-anywhere-subscriptions', 'CreateEksAnywhereSubscription'],
  ['GET', '/eks-anywhere-subscriptions', 'ListEksAnywhereSubscriptions'],
  ['GET', '/eks-anywhere-subscriptions/{id}', 'DescribeEksAnywhereSubscription'],
  ['POST', '/eks-anywhere-subscriptions/{id}', 'UpdateEksAnywhereSubscription'],
  ['DELETE', '/eks-anywhere-subscriptions/{id}', 'DeleteEksAnywhereSubscription'],
  ['POST', '/cluster-registrations', 'RegisterCluster'],
  ['DELETE', '/cluster-registrations/{name}', 'DeregisterCluster'],
  ['POST', '/clusters/{name}/insights', 'ListInsights'],
  ['GET', '/clusters/{name}/insights/{id}', 'DescribeInsight'],
  ['POST', '/clusters/{name}/insights-refresh', 'StartInsightsRefresh'],
  ['GET', '/clusters/{name}/insights-refresh', 'DescribeInsightsRefresh'],
].map(([method = '', path = '', name = '']) => ({ method, path, name }));
