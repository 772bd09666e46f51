import { serviceCidrOverlaps } from '#environments/rules/service-cidr-overlaps';
import { environment } from '#test/support/good-environment';
import { findings } from '#test/support/rule-findings';

const dev = environment('dev');
const podCidr = { ...dev, network: { ...dev.network, podCidr: '100.65.0.0/16' } };

const found = (serviceCidr: string | undefined) =>
  findings(
    serviceCidrOverlaps,
    {
      network: {
        cidr: '10.40.0.0/16',
        nat: 'per-zone',
        podCidr: '100.64.0.0/16',
        peerCidrs: ['10.90.0.0/16', '172.21.0.0/16'],
      },
      kubernetes: {
        version: '1.35',
        compute: { kind: 'auto' },
        ...(serviceCidr !== undefined && { serviceCidr }),
      },
    },
    '2026-11-24',
    [podCidr],
  ).map(({ property, expected }) => [property, expected]);

const outside = (...blocks: string[]) =>
  blocks.map((block) => ['kubernetes.serviceCidr', `a block outside of ${block}`]);

describe('service-cidr-overlaps', () => {
  it.each(['172.20.0.0/16', '10.41.0.0/16', undefined])('lets %s pass', (serviceCidr) => {
    expect(found(serviceCidr)).toEqual([]);
  });

  it.each(['10.40.0.0/16', '10.40.128.0/20', '10.32.0.0/12'])('refuses %s', (serviceCidr) => {
    expect(found(serviceCidr)).toEqual(outside('network.cidr (10.40.0.0/16)'));
  });

  it.each([
    ['10.90.7.0/24', 'network.peerCidrs[0] (10.90.0.0/16)'],
    ['172.21.0.0/16', 'network.peerCidrs[1] (172.21.0.0/16)'],
    ['10.20.0.0/16', 'the environment "dev" (10.20.0.0/16)'],
  ])('refuses %s, which is of a network that is or may be joined', (serviceCidr, whose) => {
    expect(found(serviceCidr)).toEqual(outside(whose));
  });
});
