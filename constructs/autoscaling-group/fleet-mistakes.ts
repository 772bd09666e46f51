import { nearest } from '#constructs/kernel/nearest';
import type { FleetMistake, TargetGroupFacts } from './fleet-mistake';
import { type FleetOptions, scalingOf } from './fleet-options';
import { HEADROOM, headroomOf, leastMax } from './headroom';
import { MOST_INSTANCES, spotOf } from './instance-options';
import { portsOf } from './operating-system-options';
import { requestMetricMistakes, scalingMistakes } from './scaling-mistakes';
import { type BehindTargetGroup, isSame } from './scaling-options';

/** The letters of a fleet's zones, in an environment's. */
export function zonesOf(fleet: FleetOptions, zones: readonly string[]): readonly string[] {
  return fleet.zones ?? zones;
}

/** A fleet's largest size: as written, or the least that has its headroom. */
export function maxOf(fleet: FleetOptions, zones: readonly string[]): number {
  return fleet.max ?? Math.max(leastMax(fleet.peak, zonesOf(fleet, zones).length), fleet.min);
}

/** Everything wrong with a fleet in its surroundings that its options alone do not tell. */
export function fleetMistakes(
  fleet: FleetOptions,
  where: { readonly zones: readonly string[]; readonly targetGroups: readonly TargetGroupFacts[] },
): FleetMistake[] {
  return [
    ...zoneMistakes(fleet, where.zones),
    ...sizeMistakes(fleet, where.zones),
    ...scalingMistakes(fleet),
    ...missingTargetGroups(fleet, where.targetGroups),
    ...targetGroupMistakes(fleet, where.targetGroups),
    ...portMistakes(fleet, where.targetGroups),
    ...drainMistakes(fleet, where.targetGroups),
  ];
}

/** Target groups that nobody makes. */
export function missingTargetGroups(
  { behind = [] }: FleetOptions,
  groups: readonly Pick<TargetGroupFacts, 'behind'>[],
): FleetMistake[] {
  const balancers = [...new Set(groups.map((group) => group.behind.balancer))];
  return behind.flatMap((written, index): FleetMistake[] => {
    if (groups.some((group) => isSame(group.behind, written))) return [];
    const { balancer, targetGroup } = written;
    const siblings = groups
      .filter((group) => group.behind.balancer === balancer)
      .map((group) => group.behind.targetGroup);
    if (siblings.length === 0)
      return [
        unknown(['behind', index, 'balancer'], balancer, 'balancer with target groups', balancers),
      ];
    return [
      unknown(
        ['behind', index, 'targetGroup'],
        targetGroup,
        `target group of ${balancer}`,
        siblings,
      ),
    ];
  });
}

function unknown(
  path: FleetMistake['path'],
  got: string,
  what: string,
  known: readonly string[],
): FleetMistake {
  const close = nearest(got, known);
  return {
    path,
    got,
    expected:
      known.length === 0 ? `a ${what}, of which edge has none` : `a ${what}: ${known.join(', ')}`,
    fix:
      close === undefined
        ? 'Write one of these, or declare it in edge.balancers.'
        : `Did you mean '${close}'?`,
  };
}

/** Zones that the environment has not, or too few of them to lose one. */
export function zoneMistakes(fleet: FleetOptions, zones: readonly string[]): FleetMistake[] {
  const strange = (fleet.zones ?? []).flatMap((zone, index): FleetMistake[] =>
    zones.includes(zone)
      ? []
      : [
          {
            path: ['zones', index],
            got: zone,
            expected: `a zone of the environment: ${zones.join(', ')}`,
            fix: 'Write one of these, or append it to zones.',
          },
        ],
  );
  const own = zonesOf(fleet, zones);
  if (strange.length > 0 || own.length >= 2) return strange;
  return [
    {
      path: fleet.zones === undefined ? ['peak'] : ['zones'],
      got: fleet.zones ?? fleet.peak,
      expected: `at least two zones: with the only one (${own.join()}) lost, nothing is left of any max`,
      fix: fleet.zones === undefined ? 'Append a zone to the environment.' : 'Add a zone.',
    },
  ];
}

/** A largest size that does not carry 1.5 × peak with one zone lost; sizes out of their bounds. */
export function sizeMistakes(fleet: FleetOptions, zones: readonly string[]): FleetMistake[] {
  const count = zonesOf(fleet, zones).length;
  if (count < 2) return []; // told by zoneMistakes
  const least = leastMax(fleet.peak, count);
  if (least > MOST_INSTANCES) {
    const expected = `a peak whose max (${least}) is at most ${MOST_INSTANCES}`;
    return [
      {
        path: ['peak'],
        got: fleet.peak,
        expected,
        fix: 'Split the fleet, or take larger instances.',
      },
    ];
  }
  const max = maxOf(fleet, zones);
  if (max < least) {
    return [
      {
        path: ['max'],
        got: max,
        expected: `at least ${least}: ${arithmetic(least, fleet.peak, count)}; of ${max}, ${partOf(max, fleet.peak, count)}`,
        fix: `Write ${least}, or leave max out.`,
      },
    ];
  }
  return boundsMistakes(fleet, max);
}

function arithmetic(max: number, peak: number, zones: number): string {
  const { lost, left, needed } = headroomOf(max, peak, zones);
  const times = `${HEADROOM} × ${peak} = ${HEADROOM * peak}`;
  const whole = needed === HEADROOM * peak ? times : `${times}, that is ${needed} instances`;
  return `of ${max} over ${zones} zones a lost zone takes ${lost} and leaves ${left}, which carry the peak and half as much again (${whole})`;
}

function partOf(max: number, peak: number, zones: number): string {
  const { lost, left } = headroomOf(max, peak, zones);
  return `${lost} go and ${left} are left`;
}

function boundsMistakes(fleet: FleetOptions, max: number): FleetMistake[] {
  const most = fleet.max === undefined ? `the computed max (${max})` : `max (${max})`;
  const mistakes: FleetMistake[] = [];
  const within = (path: FleetMistake['path'], got: number | undefined, least = 0) => {
    if (got === undefined || (got >= least && got <= max)) return;
    const expected = got > max ? `at most ${most}` : `at least min (${least})`;
    mistakes.push({
      path,
      got,
      expected,
      fix: got > max ? 'Lower it, or raise max.' : 'Raise it, or lower min.',
    });
  };
  within(['min'], fleet.min);
  if (mistakes.length > 0) return mistakes;
  if (fleet.owner === 'autoscaler' && fleet.min === max) {
    mistakes.push({
      path: ['min'],
      got: fleet.min,
      expected: `less than ${most}: policies need room, and the alarm at-max would always ring`,
      fix: "Lower it, write a larger max, or write owner: 'terraform' for a fixed size.",
    });
  }
  if (fleet.owner === 'terraform') within(['desired'], fleet.desired, fleet.min);
  within(['instances', 'spot', 'onDemandBase'], spotOf(fleet.instances)?.onDemandBase);
  within(['instances', 'warmPool', 'minSize'], fleet.instances.warmPool?.minSize);
  for (const [name, policy] of Object.entries(scalingOf(fleet))) {
    if (policy.kind !== 'scheduled') continue;
    within(['scaling', name, 'min'], policy.min);
    // A schedule of its own minimum is checked against it by the schema.
    within(['scaling', name, 'desired'], policy.desired, policy.min === undefined ? fleet.min : 0);
  }
  return mistakes;
}

/** Target groups that take no instances, and requests counted where none are. */
export function targetGroupMistakes(
  fleet: FleetOptions,
  groups: readonly TargetGroupFacts[],
): FleetMistake[] {
  const { behind = [] } = fleet;
  const pods = behind.flatMap((written, index) =>
    groups.some((group) => isSame(group.behind, written) && group.targetType === 'ip')
      ? [ofPods(index, written)]
      : [],
  );
  return [...pods, ...requestMetricMistakes(fleet, groups)];
}

/** The target groups that a fleet stands behind, of all that there are. */
function ownGroups(
  { behind = [] }: FleetOptions,
  groups: readonly TargetGroupFacts[],
): TargetGroupFacts[] {
  return groups.filter((group) => behind.some((written) => isSame(group.behind, written)));
}

function ofPods(index: number, { targetGroup }: BehindTargetGroup): FleetMistake {
  return {
    path: ['behind', index, 'targetGroup'],
    got: targetGroup,
    expected: "a target group whose targetType is 'instance': this one takes addresses of pods",
    fix: 'Make a target group for the fleet.',
  };
}

/** Containers that listen where no target group sends. */
export function portMistakes(
  fleet: FleetOptions,
  groups: readonly TargetGroupFacts[],
): FleetMistake[] {
  const ports = [...new Set(ownGroups(fleet, groups).map(({ port }) => port))];
  const written = portsOf(fleet.operatingSystem);
  if (ports.length === 0 || written.length === 0) return []; // a script may listen anywhere
  const strange = written.filter(({ port }) => !ports.includes(port));
  return strange.map(({ index, port }) => ({
    path: ['operatingSystem', 'userData', index, 'port'],
    got: port,
    expected: `the port of a target group that the fleet stands behind: ${ports.join(', ')}; no other is open`,
    fix: 'Write one of these, or leave the port out.',
  }));
}

/** A drain that ends before the target groups let go. */
export function drainMistakes(
  fleet: FleetOptions,
  groups: readonly TargetGroupFacts[],
): FleetMistake[] {
  const { drainSeconds: written } = fleet;
  const slowest = ownGroups(fleet, groups).reduce<TargetGroupFacts | undefined>(
    (so, group) =>
      so === undefined || group.deregistrationDelaySeconds > so.deregistrationDelaySeconds
        ? group
        : so,
    undefined,
  );
  if (written === undefined || slowest === undefined) return [];
  const { behind, deregistrationDelaySeconds: delay } = slowest;
  if (written >= delay) return [];
  return [
    {
      path: ['drainSeconds'],
      got: written,
      expected: `at least ${delay}, the deregistration delay of ${behind.balancer}/${behind.targetGroup}: until then it sends what it began`,
      fix: `Write ${delay}, or leave it out.`,
    },
  ];
}
