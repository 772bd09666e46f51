import { NETWORK_UNITS_PER_ZONE, networkUnits } from './expected-peak';
import type { LoadBalancerOptions } from './load-balancer-options';

/** A mistake of a balancer that only the network's zones show. */
export interface ZoneMistake {
  /** Below the balancer. */
  readonly path: readonly string[];
  readonly got: unknown;
  readonly expected: string;
  readonly fix: string;
}

/** "You must specify subnets from at least two Availability Zones." Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html */
const APPLICATION_ZONES = 2;

/** What a balancer asks for and this many zones cannot give. */
export function zoneMistakes(options: LoadBalancerOptions, zones: number): ZoneMistake[] {
  if (options.kind === 'application') {
    if (zones >= APPLICATION_ZONES) return [];
    const expected = `${APPLICATION_ZONES} zones at least for an application load balancer`;
    return [{ path: [], got: zones, expected, fix: 'Add a zone.' }];
  }
  const { expectedPeak } = options;
  const most = NETWORK_UNITS_PER_ZONE.most * zones;
  if (expectedPeak === undefined || networkUnits(expectedPeak) <= most) return [];
  return [
    {
      path: ['expectedPeak'],
      got: expectedPeak,
      expected: `a peak of at most ${most} capacity units, the quota of one balancer in as many zones (${zones}); this one is ${networkUnits(expectedPeak)}`,
      fix: 'Share the load between several balancers.',
    },
  ];
}
