import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import type { KafkaOptions } from '#constructs/kafka-cluster/kafka-options';
import { addPlatform } from '#stacks/platform';
import { environment } from '#test/support/good-environment';
import { validate } from '#test/support/terraform';

const PROVISIONED = {
  version: '3.9.x.kraft',
  brokersPerZone: 2,
  authentication: {
    scram: {
      users: {
        billing: {
          rotation: {
            lambdaArn: 'arn:aws:lambda:eu-west-1:000000000000:function:rotate',
            everyDays: 7,
          },
        },
        audit: {},
      },
    },
    mtls: {
      certificateAuthorityArns: [
        'arn:aws:acm-pca:eu-west-1:000000000000:certificate-authority/01234567-89ab-cdef-0123-456789abcdef',
      ],
    },
  },
  sharedWith: { '444455556666': { produce: ['orders'], consume: ['orders'], groups: ['billing'] } },
  properties: { 'log.retention.bytes': 10_000_000_000 },
  monitoring: { level: 'per-topic-per-partition', jmxExporter: true, nodeExporter: true },
  consumerGroups: { billing: { topics: ['orders'], maxLagSeconds: 60 } },
  schemas: { order: { file: 'schemas/order.avsc', compatibility: 'full-all' } },
  replicateTo: {
    standby: {
      clusterArn:
        'arn:aws:kafka:eu-central-1:000000000000:cluster/standby/01234567-89ab-cdef-0123-456789abcdef-1',
      subnetIds: ['subnet-0a1b2c3d', 'subnet-0a1b2c3e', 'subnet-0a1b2c3f'],
      securityGroupIds: ['sg-0a1b2c3d'],
      topics: ['orders'],
      consumerGroups: ['billing'],
      topicNames: 'prefixed',
      startAt: 'earliest',
      compression: 'zstd',
    },
  },
} as const;

const KINDS: Readonly<Record<KafkaOptions['kind'], KafkaOptions>> = {
  standard: {
    ...PROVISIONED,
    kind: 'standard',
    brokerType: 'kafka.m7g.2xlarge',
    storage: {
      kind: 'tiered',
      gibPerBroker: 100,
      growth: { owner: 'autoscaler', maxGibPerBroker: 1000, targetPercentage: 50 },
      throughputMibps: 300,
    },
    topics: {
      orders: {
        partitions: 12,
        retentionHours: 168,
        localRetentionHours: 12,
        replicationFactor: 4,
        minInSyncReplicas: 2,
        maxMessageKib: 2048,
        properties: { 'compression.type': 'zstd' },
        onRemoval: 'delete',
      },
      'orders.by-customer': { partitions: 3, cleanup: 'compact-and-delete' },
    },
  },
  express: {
    ...PROVISIONED,
    kind: 'express',
    brokerType: 'express.m7g.xlarge',
    topics: { orders: { partitions: 12, retentionHours: 'forever', cleanup: 'compact' } },
  },
  serverless: {
    kind: 'serverless',
    consumerGroups: { billing: { topics: ['orders'] } },
    schemas: { shipment: { file: 'schemas/shipment.json' } },
  },
};

describe('the real AWS provider', () => {
  let outdir = '';
  beforeAll(() => {
    outdir = mkdtempSync(join(tmpdir(), 'sevenfold-kafka-'));
    const app = new App({ outdir });
    const local = environment('local');
    for (const [name, events] of Object.entries(KINDS)) {
      addPlatform(app, { ...local, name, kafka: { events } });
    }
    app.synth();
  });
  afterAll(() => {
    rmSync(outdir, { recursive: true, force: true });
  });

  it.each(Object.keys(KINDS))(
    'accepts every option of a cluster of the kind %s',
    (name) => {
      expect(validate(join(outdir, 'stacks', `${name}-kafka`))).toEqual([]);
    },
    120_000,
  );
});
