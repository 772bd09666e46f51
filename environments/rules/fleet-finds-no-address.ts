import { maxOf, zonesOf } from '#constructs/autoscaling-group/fleet-mistakes';
import type { FleetOptions } from '#constructs/autoscaling-group/fleet-options';
import { replacementOf } from '#constructs/autoscaling-group/refresh-options';
import { planCidrs, planRequest } from '#constructs/network/cidr-plan';
import type { EnvironmentRule } from '../rule';

/** An instance beyond a subnet's addresses does not start, at the peak. */
export const fleetFindsNoAddress: EnvironmentRule = {
  id: 'fleet-finds-no-address',
  reads: ['zones', 'network', 'fleets'],
  effect: 'refuse',
  find: ({ zones, network, fleets = {} }) => {
    const all = Object.values(fleets);
    if (all.length === 0 || all.some((fleet) => zonesOf(fleet, zones).length < 2)) return [];
    const ofFleets = all.reduce((sum, fleet) => sum + instancesInOneZone(fleet, zones), 0);
    const { needed, available } = planCidrs(planRequest(network, zones)).privateAddresses;
    if (needed > available || needed + ofFleets <= available) return []; // the first: too-few-addresses
    return [
      {
        property: 'network.cidr',
        got: network.cidr,
        expected: `${needed + ofFleets} addresses in each private subnet: ${needed} for nodes and pods, ${ofFleets} for fleets at their max during a replacement with one zone lost; it has ${available}`,
        fix: 'Write a larger block, or lower network.capacity or the peak of a fleet.',
      },
    ];
  },
};

/** The largest size of a fleet, and those that are being replaced, in all zones but one. */
function instancesInOneZone(fleet: FleetOptions, zones: readonly string[]): number {
  const { refresh, replacement } = fleet;
  const base = replacementOf(replacement);
  const { maxHealthyPercentage } = replacementOf(refresh, base);
  const percentage = Math.max(base.maxHealthyPercentage, maxHealthyPercentage);
  const most = Math.ceil((maxOf(fleet, zones) * percentage) / 100);
  return Math.ceil(most / (zonesOf(fleet, zones).length - 1));
}
