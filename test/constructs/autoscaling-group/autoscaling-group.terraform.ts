import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { AutoscalingGroup } from '#constructs/autoscaling-group/autoscaling-group';
import type { FleetOptions } from '#constructs/autoscaling-group/fleet-options';
import { place } from '#constructs/kernel/placement';
import { BEHIND, fixedFleet, fleet, REGISTRY, targetGroup } from '#test/support/fleet-samples';
import { network } from '#test/support/kafka-stack';
import { TEST_PLACEMENT } from '#test/support/synthesized';
import { validate } from '#test/support/terraform';

/** Fleets that use every option between them. */
const FLEETS: Readonly<Record<string, FleetOptions>> = {
  scaled: fleet({
    behind: BEHIND,
    instances: {
      kind: 'types',
      types: ['m7g.large', 'm6g.large', 'm7gd.large'],
      onDemandAllocation: 'lowest-price',
      spot: { sharePercentage: 60, onDemandBase: 2, allocation: 'capacity-optimized-prioritized' },
    },
    operatingSystem: {
      kind: 'al2023',
      image: { kind: 'kept', asOf: '2026-11-24' },
      waitForUserDataSeconds: 600,
      userData: [
        { kind: 'script', text: 'echo "${HOME}" %{if}' },
        {
          kind: 'container',
          name: 'shop',
          image: `${REGISTRY}/shop:4.2`,
          port: 8080,
          environment: { GREETING: "it's ${here}" },
          command: ['serve', '--all'],
          stopSeconds: 60,
        },
      ],
    },
    diskGib: 100,
    drainSeconds: 120,
    replacement: { minHealthyPercentage: 90, maxHealthyPercentage: 150 },
    refresh: {
      minHealthyPercentage: 100,
      maxHealthyPercentage: 200,
      checkpoints: { percentages: [20, 50, 100], delaySeconds: 60 },
      rollbackOnAlarms: ['test-checkout-errors'],
    },
    maxInstanceLifetimeDays: 30,
    zoneDistribution: 'balanced-only',
    terminationPolicies: ['OldestLaunchTemplate', 'Default'],
    scaling: {
      cpu: { kind: 'target-tracking', metric: { kind: 'cpu' }, target: 50, scaleIn: false },
      bytes: { kind: 'target-tracking', metric: { kind: 'network-in' }, target: 1e9 },
      sent: { kind: 'target-tracking', metric: { kind: 'network-out' }, target: 1e9 },
      requests: {
        kind: 'target-tracking',
        metric: { kind: 'requests-per-target', of: { balancer: 'public', targetGroup: 'web' } },
        target: 1000,
      },
      queue: {
        kind: 'target-tracking',
        metric: {
          kind: 'custom',
          namespace: 'Shop',
          name: 'QueueLength',
          dimensions: { Queue: 'orders' },
          statistic: 'Maximum',
        },
        target: 12.5,
      },
      up: {
        kind: 'step',
        metric: { kind: 'cpu' },
        when: 'above',
        steps: [
          { at: 70, change: 10 },
          { at: 85, change: 30 },
        ],
        unit: 'percent',
      },
      down: {
        kind: 'step',
        metric: { kind: 'custom', namespace: 'Shop', name: 'QueueLength' },
        when: 'below',
        steps: [
          { at: 30, change: 1 },
          { at: 10, change: 2 },
        ],
        evaluationPeriods: 5,
        periodSeconds: 300,
      },
      mornings: {
        kind: 'scheduled',
        cron: '0 7 * * MON-FRI',
        timeZone: 'Europe/Berlin',
        min: 5,
        desired: 6,
      },
      forecast: {
        kind: 'predictive',
        mode: 'forecast-and-scale',
        metric: { kind: 'requests-per-target' },
        target: 1000,
      },
    },
  }),
  attributes: fleet({
    instances: {
      kind: 'attributes',
      architecture: 'x86_64',
      vcpus: { min: 2, max: 4 },
      memoryGib: { min: 8 },
      burstable: 'included',
      localStorage: 'excluded',
      generations: ['current', 'previous'],
      excludedTypes: ['m5.*'],
      onDemandMaxPricePercentageOverLowestPrice: 30,
      spot: { sharePercentage: 50, onDemandBase: 1, allocation: 'capacity-optimized' },
    },
    operatingSystem: {
      kind: 'bottlerocket',
      image: { kind: 'pinned', version: '1.49.0' },
      userData: [
        { kind: 'host-container', name: 'shop', image: `${REGISTRY}/shop:4.2`, data: 'a = "b"' },
        { kind: 'bootstrap-container', name: 'prepare', image: `${REGISTRY}/prepare:1` },
      ],
    },
  }),
  warm: fixedFleet({
    instances: {
      kind: 'single',
      type: 'm7g.large',
      warmPool: { state: 'Running', minSize: 1, maxPreparedCapacity: 8, reuseOnScaleIn: true },
    },
    operatingSystem: {
      kind: 'al2023',
      image: { kind: 'pinned', ami: 'ami-0123456789abcdef0' },
      userData: [{ kind: 'script', file: 'tools/setup.cjs' }],
      waitForUserDataSeconds: 600,
    },
    desired: 6,
    zones: ['a', 'b'],
    refresh: { autoRollback: false, skipMatching: false },
  }),
  warmByAttributes: fleet({
    instances: {
      kind: 'attributes',
      vcpus: { min: 2, max: 2 },
      memoryGib: { min: 8 },
      onDemandMaxPricePercentageOverLowestPrice: 999_999,
      warmPool: {},
    },
    operatingSystem: { kind: 'bottlerocket' },
  }),
  latest: fleet({ operatingSystem: { kind: 'al2023', image: { kind: 'latest' } } }),
};

describe('terraform validate', () => {
  it.each(Object.entries(FLEETS))(
    'accepts the fleet %s',
    (name, options) => {
      const outdir = mkdtempSync(join(tmpdir(), 'sevenfold-fleet-'));
      try {
        const app = new App({ outdir });
        const stack = new TerraformStack(app, 'test');
        new AwsProvider(stack, 'Aws', { region: TEST_PLACEMENT.region });
        stack.addOverride('terraform.required_providers.aws.version', '5.100.0');
        place(stack, TEST_PLACEMENT);
        new AutoscalingGroup(stack, 'Fleet', {
          name,
          options,
          network,
          alarms: { topicArns: { critical: arn('critical'), warning: arn('warning') } },
          targetGroups:
            options.behind === undefined ? [] : [targetGroup({ targetGroupArn: TARGET_GROUP })],
          logRetentionDays: 365,
        });
        app.synth();
        expect(validate(join(outdir, 'stacks/test'))).toEqual([]);
      } finally {
        rmSync(outdir, { recursive: true });
      }
    },
    120_000,
  );
});

const TARGET_GROUP =
  'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0123456789abcdef';

function arn(topic: string): string {
  return `arn:aws:sns:eu-west-1:111122223333:${topic}`;
}
