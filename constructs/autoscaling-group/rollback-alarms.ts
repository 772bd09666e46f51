import type { ITargetGroup } from '#constructs/load-balancer/load-balancer-contract';
import type { FleetMistake } from './fleet-mistake';
import type { FleetOptions } from './fleet-options';

/** Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AlarmSpecification.html */
const MOST_ALARMS = 10;

/** The fleet's own alarms: on instances that stay unhealthy, and on those that are replaced for it. */
const OWN_ALARMS = 2;

/** More alarms than a refresh may look at: the fleet's own, its target groups' and the named ones. */
export function rollbackAlarmMistakes(
  { refresh }: FleetOptions,
  groups: readonly Pick<ITargetGroup, 'alarmNames'>[],
): FleetMistake[] {
  const named = refresh?.rollbackOnAlarms ?? [];
  const ofGroups = groups.flatMap((group) => group.alarmNames).length;
  const room = Math.max(0, MOST_ALARMS - OWN_ALARMS - ofGroups);
  if (named.length <= room && ofGroups <= MOST_ALARMS - OWN_ALARMS) return [];
  const taken = `${OWN_ALARMS} of its own and ${ofGroups} of its target groups`;
  return [
    {
      path: named.length > 0 ? ['refresh', 'rollbackOnAlarms'] : ['behind'],
      got: named.length > 0 ? named : ofGroups,
      expected: `at most ${MOST_ALARMS} alarms that stop a refresh; ${taken} leave room for ${room}`,
      fix:
        named.length > 0
          ? 'Name fewer, or one composite alarm of them.'
          : 'Put the fleet behind fewer target groups.',
    },
  ];
}
