import { peerCidrsOverlap } from '#environments/rules/peer-cidrs-overlap';
import { environment } from '#test/support/good-environment';
import { findings } from '#test/support/rule-findings';

const found = (...peerCidrs: string[]) =>
  findings(
    peerCidrsOverlap,
    { network: { cidr: '10.40.0.0/16', nat: 'per-zone', peerCidrs } },
    '2026-11-24',
    [environment('dev')],
  );

describe('peer-cidrs-overlap', () => {
  it('lets a network of nobody else pass', () => {
    expect(found('10.90.0.0/16', '192.168.0.0/16')).toEqual([]);
  });

  it.each(['10.20.0.0/16', '10.20.7.0/24', '10.16.0.0/12'])(
    'refuses %s, which is in dev',
    (peer) => {
      expect(found('10.90.0.0/16', peer)).toMatchObject([
        {
          property: 'network.peerCidrs[1]',
          got: peer,
          expected: 'a block apart from the environment "dev", 10.20.0.0/16',
        },
      ]);
    },
  );
});
