import type { EnvironmentRule } from '../rule';
import { fleetAcceleratorWithoutDriver } from './fleet-accelerator-without-driver';
import { fleetCannotReachAws } from './fleet-cannot-reach-aws';
import { fleetContainerIsSuperpowered } from './fleet-container-is-superpowered';
import { fleetDrainTooShort } from './fleet-drain-too-short';
import { fleetFindsNoAddress } from './fleet-finds-no-address';
import { fleetHeadroomMissing } from './fleet-headroom-missing';
import { fleetImageFollowsLatest } from './fleet-image-follows-latest';
import { fleetInstanceSizesDiffer } from './fleet-instance-sizes-differ';
import { fleetNeverGrows } from './fleet-never-grows';
import { fleetPortClosed } from './fleet-port-closed';
import { fleetRefreshNotUndone } from './fleet-refresh-not-undone';
import { fleetScalingMistaken } from './fleet-scaling-mistaken';
import { fleetSmallerThanItsZones } from './fleet-smaller-than-its-zones';
import { fleetSpotOfOneInstanceType } from './fleet-spot-of-one-instance-type';
import { fleetSpotWithoutBase } from './fleet-spot-without-base';
import { fleetTargetGroupShared } from './fleet-target-group-shared';
import { fleetTargetGroupUnfit } from './fleet-target-group-unfit';
import { fleetTargetGroupUnknown } from './fleet-target-group-unknown';
import { fleetUserDataMistaken } from './fleet-user-data-mistaken';
import { fleetZonesMistaken } from './fleet-zones-mistaken';

/** Rules about fleets, in the order in which they are reported. */
export const FLEET_RULES: readonly EnvironmentRule[] = [
  fleetZonesMistaken,
  fleetHeadroomMissing,
  fleetScalingMistaken,
  fleetTargetGroupUnknown,
  fleetTargetGroupUnfit,
  fleetPortClosed,
  fleetDrainTooShort,
  fleetUserDataMistaken,
  fleetCannotReachAws,
  fleetFindsNoAddress,
  fleetSmallerThanItsZones,
  fleetSpotWithoutBase,
  fleetSpotOfOneInstanceType,
  fleetRefreshNotUndone,
  fleetContainerIsSuperpowered,
  fleetImageFollowsLatest,
  fleetInstanceSizesDiffer,
  fleetAcceleratorWithoutDriver,
  fleetNeverGrows,
  fleetTargetGroupShared,
];
