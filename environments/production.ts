import { defineEnvironment } from './environment';

/** What customers see. Every rule holds here, without an exception. */
export default defineEnvironment({
  name: 'production',
  tier: 'production',
  account: '111122223333',
  region: 'eu-west-1',
  zones: ['a', 'b', 'c'],
  owner: 'platform',
  network: {
    cidr: '10.40.0.0/16',
    nat: 'per-zone',
    capacity: { nodes: 60, podsPerNode: 30 },
    interfaceEndpoints: ['ec2', 'ecr.api', 'ecr.dkr', 'eks', 'eks-auth', 'kms', 'logs', 'sts'],
  },
  kubernetes: {
    version: '1.35',
    compute: { kind: 'auto' },
    access: {
      administrators: ['arn:aws:iam::111122223333:role/platform-admin'],
      viewers: ['arn:aws:iam::111122223333:role/support'],
    },
  },
  kafka: {
    events: {
      kind: 'express',
      version: '3.9.x',
      brokerType: 'express.m7g.large',
      topics: { orders: { partitions: 24, retentionHours: 168 }, shipments: { partitions: 12 } },
      consumerGroups: { shipping: { topics: ['orders'], maxLagSeconds: 120 } },
      schemas: {
        order: { file: 'schemas/order.avsc' },
        shipment: { file: 'schemas/shipment.json', compatibility: 'full' },
      },
    },
  },
  cassandra: {
    catalog: { schema: 'schemas/catalog.cql' },
    orders: { schema: 'schemas/orders.cql' },
  },
  edge: {
    domain: { name: 'shop.example.com', zone: { kind: 'create' } },
    balancers: {
      public: {
        kind: 'application',
        scheme: 'internet-facing',
        hosts: ['shop.example.com'],
        listeners: {
          https: { protocol: 'HTTPS', otherwise: { kind: 'forward', targetGroup: 'web' } },
          http: { protocol: 'HTTP' },
        },
        targetGroups: {
          web: {
            targetType: 'instance',
            port: 8080,
            algorithm: { kind: 'least_outstanding_requests' },
            health: { path: '/healthz' },
          },
        },
      },
    },
  },
  fleets: {
    web: {
      owner: 'autoscaler',
      instances: {
        kind: 'types',
        types: ['m7g.large', 'm6g.large', 'm6gd.large'],
        spot: { sharePercentage: 50, onDemandBase: 6 },
      },
      operatingSystem: {
        kind: 'al2023',
        userData: [
          {
            kind: 'container',
            name: 'shop',
            image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1.0',
            port: 8080,
          },
        ],
      },
      min: 6,
      peak: 12,
      bootSeconds: 90,
      behind: [{ balancer: 'public', targetGroup: 'web' }],
    },
  },
  alarms: { critical: ['oncall@example.com'], warning: ['platform@example.com'] },
});
