import type { EnvironmentRule } from '../rule';
import { inEachHttpsListener } from './listener-findings';

/**
 * A balancer takes certificates of its own region and account alone.
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html
 */
export const listenerCertificateElsewhere: EnvironmentRule = {
  id: 'listener-certificate-elsewhere',
  reads: ['account', 'region', 'edge'],
  effect: 'refuse',
  find: (environment) => {
    const { account, region } = environment;
    const here = `arn:aws:acm:${region}:${account}:`;
    return inEachHttpsListener(environment, ({ certificateArn, sniCertificateArns = [] }) => {
      const named = [
        ...(certificateArn === undefined
          ? []
          : [{ path: ['certificateArn'], got: certificateArn }]),
        ...sniCertificateArns.map((got, index) => ({ path: ['sniCertificateArns', index], got })),
      ];
      return named
        .filter(({ got }) => !got.startsWith(here))
        .map((mistake) => ({
          ...mistake,
          expected: `a certificate of this environment's region and account (${here}…)`,
          fix: 'Request or import it there; balancers take no others.',
        }));
    });
  },
};
