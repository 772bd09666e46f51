import type { EnvironmentRule } from '../rule';

/** A node group can only stand where the network has a subnet. */
export const nodeGroupZoneUnknown: EnvironmentRule = {
  id: 'node-group-zone-unknown',
  reads: ['zones', 'kubernetes.compute'],
  effect: 'refuse',
  find: ({ zones, kubernetes }) => {
    if (kubernetes?.compute.kind !== 'nodeGroups') return [];
    return Object.entries(kubernetes.compute.groups).flatMap(([name, group]) => {
      const strange = group.zones?.filter((zone) => !zones.includes(zone)) ?? [];
      return strange.map((zone) => ({
        property: `kubernetes.compute.groups.${name}.zones`,
        got: zone,
        expected: `a zone of the environment: ${zones.join(', ')}`,
        fix: 'Write one of these, or append it to zones.',
      }));
    });
  },
};
