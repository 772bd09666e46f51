import { BEHIND, REGISTRY } from '#test/support/fleet-samples';
import {
  al2023,
  bottlerocket,
  container,
  type Draft,
  ofFleet,
  policy,
  schedule,
  steps,
  type WrongFleet,
} from '#test/support/wrong-fleet-drafts';

/** What instances run and are told. */
export const WRONG_SYSTEMS: readonly WrongFleet[] = [
  {
    title: 'a script on Bottlerocket',
    fleet: bottlerocket({ userData: [{ kind: 'script', text: 'true' }] }),
    property: 'operatingSystem.userData[0].kind',
    expected: /kind is one of 'host-container', 'bootstrap-container'/,
    fix: /'host-container'/,
  },
  {
    title: 'a wait that Bottlerocket cannot end',
    fleet: bottlerocket({ waitForUserDataSeconds: 300 }),
    property: 'operatingSystem.waitForUserDataSeconds',
    expected: /only the fields kind, image, userData/,
    fix: /Remove it/,
  },
  {
    title: 'a container that takes the place of Bottlerocket’s own',
    fleet: bottlerocket({
      userData: [{ kind: 'host-container', name: 'admin', image: `${REGISTRY}/shop:4.2` }],
    }),
    property: 'operatingSystem.userData[0].name',
    expected: /not admin or control/,
    fix: /'shop'/,
  },
  {
    title: 'a container that is root on its host, in production',
    fleet: bottlerocket({
      userData: [
        {
          kind: 'host-container',
          name: 'shop',
          image: `${REGISTRY}/shop:4.2`,
          superpowered: true,
        },
      ],
    }),
    property: 'operatingSystem.userData[0].superpowered',
    expected: /not root on their host/,
    fix: /rule: 'fleet-container-is-superpowered'/,
  },
  {
    title: 'an image without a tag',
    fleet: container({ image: `${REGISTRY}/shop` }),
    property: 'operatingSystem.userData[0].image',
    expected: /a container image with its tag or digest/,
    fix: /shop:4\.2/,
  },
  {
    title: 'an image with options behind it',
    fleet: container({ image: `${REGISTRY}/shop:4.2 --privileged` }),
    property: 'operatingSystem.userData[0].image',
    expected: /a container image/,
    fix: /shop:4\.2/,
  },
  {
    title: 'a variable that is no name',
    fleet: container({ environment: { 'A=B; rm': '1' } }),
    property: 'operatingSystem.userData[0].environment["A=B; rm"]',
    expected: /the name of an environment variable/,
    fix: /'LOG_LEVEL'/,
  },
  {
    title: 'control characters in a variable',
    fleet: container({ environment: { A: '\u0000' } }),
    property: 'operatingSystem.userData[0].environment.A',
    expected: /without control characters/,
    fix: /belongs in the image/,
  },
  {
    title: 'a container at a port that no target group has',
    fleet: { ...(container({ port: 9090 }) as Draft), behind: BEHIND },
    property: 'operatingSystem.userData[0].port',
    expected: /the port of a target group that the fleet stands behind: 8080/,
    fix: /leave the port out/,
  },
  {
    title: 'two containers at one port of their host',
    fleet: al2023({
      userData: ['shop', 'admin'].map((name) => ({
        kind: 'container',
        name,
        image: `${REGISTRY}/${name}:1`,
        port: 8080,
      })),
    }),
    property: 'operatingSystem.userData[1].port',
    expected: /a port that no other step has/,
    fix: /another port/,
  },
  {
    title: 'a script that is text and file',
    fleet: al2023({ userData: [{ kind: 'script', text: 'true', file: 'package.json' }] }),
    property: 'operatingSystem.userData[0].file',
    expected: /either text or file/,
    fix: /one of them/,
  },
  {
    title: 'a script from outside of the project',
    fleet: al2023({ userData: [{ kind: 'script', file: '../../etc/passwd' }] }),
    property: 'operatingSystem.userData[0].file',
    expected: /without '\.\.'/,
    fix: /'scripts\/agent\.sh'/,
  },
  {
    title: 'a script that is not there',
    fleet: al2023({ userData: [{ kind: 'script', file: 'scripts/gone.sh' }] }),
    property: 'operatingSystem.userData[0].file',
    expected: /a file of the project/,
    fix: /or make it/,
  },
  {
    title: 'more user data than EC2 takes',
    fleet: al2023({ userData: [{ kind: 'script', text: `# ${'x'.repeat(16_382)}` }] }),
    property: 'operatingSystem.userData',
    expected: /at most 16384 bytes/,
    fix: /the container’s image/,
  },
  {
    title: 'an image id of nothing',
    fleet: al2023({ image: { kind: 'pinned', ami: 'latest' } }),
    property: 'operatingSystem.image.ami',
    expected: /the id of a machine image/,
    fix: /'ami-0123456789abcdef0'/,
  },
  {
    title: 'a day that does not exist',
    fleet: al2023({ image: { kind: 'kept', asOf: '2026-02-30' } }),
    property: 'operatingSystem.image.asOf',
    expected: /a date that exists/,
    fix: /'2027-03-31'/,
  },
];

/** When a fleet grows and shrinks. */
export const WRONG_POLICIES: readonly WrongFleet[] = [
  {
    title: 'processors busier than all',
    fleet: policy({ target: 150 }),
    property: 'scaling.mine.target',
    expected: /a percentage from 1 to 100/,
    fix: /50/,
  },
  {
    title: 'requests of a fleet that nobody asks',
    fleet: policy({ metric: { kind: 'requests-per-target' } }),
    property: 'scaling.mine.metric.of',
    expected: /behind a target group, whose requests are counted/,
    fix: /Write behind/,
  },
  {
    title: 'a schedule without a time zone',
    fleet: schedule({ timeZone: undefined }),
    property: 'scaling.mine.timeZone',
    expected: /a time zone of the IANA database/,
    fix: /'Europe\/Berlin'/,
  },
  {
    title: 'a time zone that nobody lives in',
    fleet: schedule({ timeZone: 'Europe/Atlantis' }),
    property: 'scaling.mine.timeZone',
    expected: /a time zone of the IANA database/,
    fix: /'Europe\/Berlin'/,
  },
  {
    title: 'a schedule of six fields',
    fleet: schedule({ cron: '0 0 7 * * MON-FRI' }),
    property: 'scaling.mine.cron',
    expected: /five cron fields/,
    fix: /MON-FRI/,
  },
  {
    title: 'a schedule for a day that never comes',
    fleet: schedule({ cron: '0 7 31 2 *' }),
    property: 'scaling.mine.cron',
    expected: /five cron fields/,
    fix: /MON-FRI/,
  },
  {
    title: 'a schedule that changes nothing',
    fleet: schedule({ min: undefined }),
    property: 'scaling.mine',
    expected: /min, desired or both/,
    fix: /what changes/,
  },
  {
    title: 'a schedule above max',
    fleet: schedule({ min: 15 }),
    property: 'scaling.mine.min',
    expected: /at most the computed max \(14\)/,
    fix: /raise max/,
  },
  {
    title: 'steps out of their order',
    fleet: ofFleet({
      scaling: {
        mine: {
          kind: 'step',
          metric: { kind: 'cpu' },
          when: 'below',
          steps: [
            { at: 10, change: 2 },
            { at: 30, change: 1 },
          ],
        },
      },
    }),
    property: 'scaling.mine.steps[1].at',
    expected: /less than the step before it \(10\)/,
    fix: /Order the steps outwards/,
  },
  {
    title: 'steps on more of the processors than there are',
    fleet: steps({ steps: [{ at: 101, change: 1 }] }),
    property: 'scaling.mine.steps[0].at',
    expected: /a percentage of the processors, from 0 to 100/,
    fix: /70/,
  },
  {
    title: 'an alarm that looks back for longer than a day',
    fleet: steps({ periodSeconds: 900, evaluationPeriods: 97 }),
    property: 'scaling.mine.evaluationPeriods',
    expected: /at most 96 periods of 900 s/,
    fix: /fewer or shorter/,
  },
  {
    title: 'an alarm that looks oftener than EC2 measures',
    fleet: steps({ periodSeconds: 30 }),
    property: 'scaling.mine.periodSeconds',
    expected: /at least 60 s/,
    fix: /Write 60/,
  },
  {
    title: 'two policies that track one metric',
    fleet: ofFleet({
      scaling: {
        mine: { kind: 'target-tracking', metric: { kind: 'cpu' }, target: 50 },
        other: { kind: 'target-tracking', metric: { kind: 'cpu' }, target: 60 },
      },
    }),
    property: 'scaling.other.metric',
    expected: /mine tracks it/,
    fix: /Remove one/,
  },
  {
    title: 'a policy of a kind that AWS lacks',
    fleet: ofFleet({ scaling: { mine: { kind: 'simple' } } }),
    property: 'scaling.mine.kind',
    expected: /kind is one of 'target-tracking', 'step', 'scheduled', 'predictive'/,
    fix: /'target-tracking'/,
  },
  {
    title: 'no policy at all',
    fleet: ofFleet({ scaling: {} }),
    property: 'scaling',
    expected: /1 to 50 policies/,
    fix: /target-tracking/,
  },
];
