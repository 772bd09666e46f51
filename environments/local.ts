import { defineEnvironment } from './environment';

/** The emulator on this machine: `npm run local`. Small, but of the same stacks as production. */
export default defineEnvironment({
  name: 'local',
  tier: 'local',
  account: '000000000000',
  region: 'eu-west-1',
  zones: ['a', 'b', 'c'],
  owner: 'platform',
  description: 'The emulator on a developer machine',
  protectData: false, // destroyed and made again many times a day
  logRetentionDays: 7,
  network: {
    cidr: '10.10.0.0/16',
    nat: 'single',
    interfaceEndpoints: ['ecr.api', 'ecr.dkr', 'sts'],
  },
  kubernetes: {
    version: '1.35',
    compute: {
      kind: 'nodeGroups',
      groups: {
        general: { size: { min: 1, max: 3, owner: 'autoscaler' } },
        spot: {
          size: { min: 0, max: 6, owner: 'autoscaler' },
          capacity: 'spot',
          instanceTypes: ['m7g.large', 'm6g.large'],
          taints: [{ key: 'spot', value: 'true', effect: 'NoSchedule' }],
        },
      },
    },
    access: {
      administrators: ['arn:aws:iam::000000000000:role/platform-admin'],
      viewers: ['arn:aws:iam::000000000000:role/support'],
      namespaces: { checkout: { editors: ['arn:aws:iam::000000000000:role/checkout-team'] } },
    },
  },
  cassandra: {
    catalog: {
      schema: 'schemas/catalog.cql',
      tables: { products: { readsPerSecond: 900, writesPerSecond: 20 } },
    },
    orders: {
      schema: 'schemas/orders.cql',
      capacity: {
        kind: 'provisioned',
        read: { owner: 'autoscaler', min: 10, max: 400 },
        write: { owner: 'autoscaler', min: 10, max: 200 },
      },
      tables: { shipments: { capacity: { kind: 'on-demand' }, clientSideTimestamps: true } },
    },
  },
  kafka: {
    events: {
      kind: 'standard',
      version: '3.9.x',
      brokerType: 'kafka.t3.small',
      storage: {
        kind: 'local',
        gibPerBroker: 10,
        growth: { owner: 'autoscaler', maxGibPerBroker: 40 },
      },
      topics: {
        orders: { partitions: 6, retentionHours: 24, properties: { 'compression.type': 'zstd' } },
        shipments: { partitions: 3, cleanup: 'compact' },
      },
      consumerGroups: { shipping: { topics: ['orders'] } },
      schemas: {
        order: { file: 'schemas/order.avsc' },
        shipment: { file: 'schemas/shipment.json', compatibility: 'full' },
      },
    },
    clicks: { kind: 'serverless' },
  },
  edge: {
    domain: { name: 'shop.example.com', zone: { kind: 'create' } },
    balancers: {
      public: {
        kind: 'application',
        scheme: 'internet-facing',
        hosts: ['shop.example.com', 'api.shop.example.com'],
        listeners: {
          https: {
            protocol: 'HTTPS',
            rules: {
              api: {
                when: { hosts: ['api.shop.example.com'] },
                then: { kind: 'forward', targetGroup: 'api' },
              },
              checkout: {
                when: { paths: ['/checkout/*'] },
                then: { kind: 'forward', targetGroup: 'checkout' },
              },
            },
            otherwise: { kind: 'forward', targetGroup: 'web' },
          },
          http: { protocol: 'HTTP' },
        },
        targetGroups: {
          web: {
            targetType: 'instance',
            port: 8080,
            algorithm: { kind: 'round_robin', slowStartSeconds: 60 },
            health: { path: '/healthz' },
          },
          api: {
            targetType: 'ip',
            port: 8080,
            algorithm: { kind: 'least_outstanding_requests' },
            health: { path: '/healthz' },
          },
          checkout: {
            targetType: 'ip',
            port: 8080,
            algorithm: { kind: 'weighted_random', anomalyMitigation: 'on' },
            health: { path: '/healthz' },
          },
        },
      },
      devices: {
        kind: 'network',
        hosts: ['devices.internal.shop.example.com'],
        listeners: { mqtt: { protocol: 'TLS', port: 8883, targetGroup: 'broker' } },
        targetGroups: { broker: { targetType: 'ip', protocol: 'TCP', port: 1883 } },
      },
    },
  },
  fleets: {
    web: {
      owner: 'autoscaler',
      instances: {
        kind: 'types',
        types: ['m7g.large', 'm6g.large'],
        spot: { sharePercentage: 50, onDemandBase: 2 },
      },
      operatingSystem: {
        kind: 'al2023',
        userData: [
          {
            kind: 'container',
            name: 'shop',
            image: '000000000000.dkr.ecr.eu-west-1.amazonaws.com/shop:1.0',
            port: 8080,
          },
        ],
      },
      min: 3,
      peak: 2,
      bootSeconds: 60,
      behind: [{ balancer: 'public', targetGroup: 'web' }],
      scaling: {
        cpu: { kind: 'target-tracking', metric: { kind: 'cpu' }, target: 50 },
        requests: {
          kind: 'target-tracking',
          metric: { kind: 'requests-per-target' },
          target: 600,
        },
      },
    },
  },
  alarms: { critical: ['oncall@example.com'] },
});
