import { busiestRules } from './balancer-mistakes';
import {
  APPLICATION_UNITS,
  applicationUnits,
  NETWORK_UNITS_PER_ZONE,
  networkUnits,
} from './expected-peak';
import type { LoadBalancerOptions } from './load-balancer-options';

/** Capacity that is kept for a balancer. */
export interface ReservedUnits {
  readonly units: number;
  /** By the price list of us-east-1, rounded. */
  readonly monthlyDollars: number;
}

/** Dollars of an LCU and hour. Source: https://aws.amazon.com/elasticloadbalancing/pricing/, us-east-1, November 2026. */
const DOLLARS_PER_UNIT = { application: 0.008, network: 0.006 } as const;
const HOURS_PER_MONTH = 730;

/** What is reserved for the declared peak; nothing where it is less than any balancer carries by itself. */
export function reservedUnits(
  options: LoadBalancerOptions,
  zones: number,
): ReservedUnits | undefined {
  const asked = unitsOf(options);
  const least =
    options.kind === 'application' ? APPLICATION_UNITS.least : NETWORK_UNITS_PER_ZONE.least * zones;
  if (asked === undefined || asked < least) return undefined;
  const monthly = asked * DOLLARS_PER_UNIT[options.kind] * HOURS_PER_MONTH;
  return { units: asked, monthlyDollars: Math.round(monthly) };
}

/** The reservation as a balancer's argument. Without the block AWS ends one that was. */
export function capacity(options: LoadBalancerOptions, zones: number) {
  const reserved = reservedUnits(options, zones);
  return reserved === undefined
    ? {}
    : { minimumLoadBalancerCapacity: { capacityUnits: reserved.units } };
}

function unitsOf(options: LoadBalancerOptions): number | undefined {
  if (options.kind === 'application') {
    const { expectedPeak, listeners } = options;
    return expectedPeak && applicationUnits(expectedPeak, busiestRules(listeners));
  }
  return options.expectedPeak && networkUnits(options.expectedPeak);
}
