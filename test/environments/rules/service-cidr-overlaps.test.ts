import { serviceCidrOverlaps } from '#environments/rules/service-cidr-overlaps';
import { findings } from '#test/support/rule-findings';

const found = (serviceCidr: string | undefined) =>
  findings(serviceCidrOverlaps, {
    network: { cidr: '10.40.0.0/16', nat: 'per-zone', podCidr: '100.64.0.0/16' },
    kubernetes: {
      version: '1.35',
      compute: { kind: 'auto' },
      ...(serviceCidr !== undefined && { serviceCidr }),
    },
  });

describe('service-cidr-overlaps', () => {
  it.each(['172.20.0.0/16', '10.41.0.0/16', undefined])('lets %s pass', (serviceCidr) => {
    expect(found(serviceCidr)).toEqual([]);
  });

  it.each(['10.40.0.0/16', '10.40.128.0/20', '10.32.0.0/12'])('refuses %s', (serviceCidr) => {
    expect(found(serviceCidr)).toMatchObject([
      {
        property: 'kubernetes.serviceCidr',
        expected: 'a block outside of network.cidr (10.40.0.0/16)',
      },
    ]);
  });
});
