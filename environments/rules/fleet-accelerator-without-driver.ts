import type { FleetOptions } from '#constructs/autoscaling-group/fleet-options';
import { acceleratorOf } from '#constructs/kernel/instance-types';
import type { EnvironmentRule } from '../rule';
import { inEachFleet } from './fleet-findings';

/** AWS's plain images have no driver for NVIDIA or Neuron, so the dear part of the instance idles. */
export const fleetAcceleratorWithoutDriver: EnvironmentRule = {
  id: 'fleet-accelerator-without-driver',
  reads: ['fleets'],
  effect: 'warn',
  find: (environment) =>
    inEachFleet(environment, ({ instances, operatingSystem }) => {
      const { image } = operatingSystem;
      if (image?.kind === 'pinned' && 'ami' in image) return []; // it may have the driver
      return typesOf(instances).flatMap(({ path, type }) => {
        const accelerator = acceleratorOf(type);
        if (accelerator === 'none') return [];
        return [
          {
            path,
            got: type,
            expected: `a type without accelerator: the image has no ${accelerator} driver`,
            fix: "Write another type, or { kind: 'pinned', ami } of an image with the driver.",
          },
        ];
      });
    }),
};

function typesOf(instances: FleetOptions['instances']) {
  if (instances.kind === 'attributes') return []; // asked for without accelerators
  if (instances.kind === 'single') return [{ path: ['instances', 'type'], type: instances.type }];
  return instances.types.map((type, index) => ({ path: ['instances', 'types', index], type }));
}
