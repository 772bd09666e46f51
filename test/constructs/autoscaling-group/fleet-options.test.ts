import type { FleetOptions } from '#constructs/autoscaling-group/fleet-options';
import { fleetOptions, scalingOf } from '#constructs/autoscaling-group/fleet-options';
import {
  architectureOfFleet,
  type Instances,
} from '#constructs/autoscaling-group/instance-options';
import type { FleetOperatingSystem } from '#constructs/autoscaling-group/operating-system-options';
import type { ScalingPolicy } from '#constructs/autoscaling-group/scaling-options';
import { rejections } from '#constructs/kernel/schema';
import { fixedFleet, fleet } from '#test/support/fleet-samples';

/** Pairs that AWS refuses, or that mean nothing: none of them compiles. */
const UNWRITABLE_INSTANCES: readonly Instances[] = [
  // @ts-expect-error -- EC2 Auto Scaling keeps no warm pool of Spot
  { kind: 'types', types: ['m7g.large'], warmPool: {}, spot: { sharePercentage: 50 } },
  // @ts-expect-error -- Spot of one type is taken back at once
  { kind: 'single', type: 'm7g.large', spot: { sharePercentage: 50 } },
  {
    kind: 'attributes',
    vcpus: { min: 2 },
    memoryGib: { min: 8 },
    warmPool: {},
    // @ts-expect-error -- by attributes neither
    spot: { sharePercentage: 50 },
  },
  {
    kind: 'attributes',
    vcpus: { min: 2 },
    memoryGib: { min: 8 },
    // @ts-expect-error -- by attributes there is no order to prefer
    onDemandAllocation: 'prioritized',
  },
  {
    kind: 'attributes',
    vcpus: { min: 2 },
    memoryGib: { min: 8 },
    // @ts-expect-error -- nor for Spot
    spot: { sharePercentage: 50, allocation: 'capacity-optimized-prioritized' },
  },
  // @ts-expect-error -- the list has the processor
  { kind: 'types', types: ['m7g.large'], architecture: 'arm64' },
  // @ts-expect-error -- a share that nobody wrote
  { kind: 'types', types: ['m7g.large'], spot: {} },
];

const UNWRITABLE_SYSTEMS: readonly FleetOperatingSystem[] = [
  // @ts-expect-error -- Bottlerocket has no shell
  { kind: 'bottlerocket', userData: [{ kind: 'script', text: 'true' }] },
  // @ts-expect-error -- nor Docker
  { kind: 'bottlerocket', userData: [{ kind: 'container', name: 'shop', image: 'shop:1' }] },
  // @ts-expect-error -- nor anything that could tell the group
  { kind: 'bottlerocket', waitForUserDataSeconds: 300 },
  // @ts-expect-error -- Amazon Linux has no host containers
  { kind: 'al2023', userData: [{ kind: 'host-container', name: 'shop', image: 'shop:1' }] },
  // @ts-expect-error -- its images have ids, no releases
  { kind: 'al2023', image: { kind: 'pinned', version: '1.49.0' } },
  // @ts-expect-error -- Bottlerocket's have releases
  { kind: 'bottlerocket', image: { kind: 'pinned', ami: 'ami-0123456789abcdef0' } },
  // @ts-expect-error -- the newest is the newest of every day
  { kind: 'al2023', image: { kind: 'latest', asOf: '2026-11-24' } },
  {
    kind: 'bottlerocket',
    // @ts-expect-error -- a bootstrap container ends, and listens nowhere
    userData: [{ kind: 'bootstrap-container', name: 'prepare', image: 'prepare:1', port: 80 }],
  },
];

const UNWRITABLE_POLICIES: readonly ScalingPolicy[] = [
  // @ts-expect-error -- a clock without a time zone
  { kind: 'scheduled', cron: '0 7 * * *', min: 3 },
  // @ts-expect-error -- a schedule that lowers the largest size takes the headroom
  { kind: 'scheduled', cron: '0 7 * * *', timeZone: 'UTC', max: 3 },
  {
    kind: 'predictive',
    mode: 'forecast-only',
    // @ts-expect-error -- AWS predicts from its own metrics
    metric: { kind: 'custom', namespace: 'A', name: 'B' },
    target: 1,
  },
  // @ts-expect-error -- a step policy has steps, no target
  { kind: 'step', metric: { kind: 'cpu' }, when: 'above', target: 50 },
  {
    kind: 'step',
    // @ts-expect-error -- requests per target are no metric of an alarm
    metric: { kind: 'requests-per-target' },
    when: 'above',
    steps: [{ at: 1, change: 1 }],
  },
];

const UNWRITABLE_FLEETS: readonly FleetOptions[] = [
  // @ts-expect-error -- Terraform would put back what a policy changed
  { ...fixedFleet(), scaling: {} },
  // @ts-expect-error -- the policies decide
  { ...fleet(), desired: 6 },
];

const mistakes = (options: unknown) => rejections(fleetOptions, options, 'test');

describe('what types refuse', () => {
  it.each([
    ...UNWRITABLE_INSTANCES.map((instances) => ({ ...fleet(), instances })),
    ...UNWRITABLE_SYSTEMS.map((operatingSystem) => ({ ...fleet(), operatingSystem })),
    ...UNWRITABLE_POLICIES.map((mine) => ({ ...fleet(), scaling: { mine } })),
    ...UNWRITABLE_FLEETS,
  ])('the schema refuses too, for who writes no types: case %#', (options) => {
    expect(mistakes(options)).not.toEqual([]);
  });
});

describe('a fleet', () => {
  it.each([
    fleet(),
    fixedFleet(),
    fleet({ operatingSystem: { kind: 'bottlerocket' } }),
    fleet({ instances: { kind: 'single', type: 'c8gn.metal-24xl' } }),
    fleet({
      instances: { kind: 'single', type: 'm7g.large', warmPool: {} },
      operatingSystem: { kind: 'al2023' },
    }),
    fleet({
      instances: {
        kind: 'attributes',
        vcpus: { min: 2, max: 2 },
        memoryGib: { min: 8 },
        onDemandMaxPricePercentageOverLowestPrice: 999_999,
        warmPool: {},
      },
      operatingSystem: { kind: 'al2023' },
    }),
    fleet({ refresh: {}, replacement: {}, behind: [], min: 0 }),
    fleet({ replacement: { minHealthyPercentage: 0, maxHealthyPercentage: 100 } }),
  ])('may be written like this: case %#', (options) => {
    expect(mistakes(options)).toEqual([]);
  });

  it.each([
    'shop:4.2',
    'nginx:1',
    'public.ecr.aws/nginx/nginx:1.29',
    'registry.example.com:5000/team/shop-api:v1',
    `shop@sha256:${'a'.repeat(64)}`,
    '111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/shop:4.2',
  ])('may run the image %s', (image) => {
    const operatingSystem = {
      kind: 'al2023',
      userData: [{ kind: 'container', name: 'shop', image }],
    } as const;
    expect(mistakes(fleet({ operatingSystem }))).toEqual([]);
  });

  it.each(['shop', 'Shop:1', 'shop:', 'shop:1 --privileged', '-shop:1', 'shop:$(id)', "shop:'1"])(
    'may not run the image %s',
    (image) => {
      const operatingSystem = {
        kind: 'al2023',
        userData: [{ kind: 'container', name: 'shop', image }],
      } as const;
      expect(mistakes(fleet({ operatingSystem })).map(({ property }) => property)).toEqual([
        'operatingSystem.userData[0].image',
      ]);
    },
  );

  it('is Graviton where attributes name no processor', () => {
    const attributes = { kind: 'attributes', vcpus: { min: 2 }, memoryGib: { min: 8 } } as const;
    expect(architectureOfFleet(attributes)).toBe('arm64');
    expect(architectureOfFleet({ ...attributes, architecture: 'x86_64' })).toBe('x86_64');
    expect(architectureOfFleet({ kind: 'single', type: 'm7i-flex.large' })).toBe('x86_64');
    expect(architectureOfFleet({ kind: 'types', types: ['r8gd.2xlarge'] })).toBe('arm64');
  });

  it('scales on its processors where it names no policy', () => {
    expect(Object.keys(scalingOf(fleet()))).toEqual(['cpu']);
    expect(scalingOf(fixedFleet())).toEqual({});
  });
});
