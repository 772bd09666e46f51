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
  alarms: { critical: ['oncall@example.com'] },
});
