import { defineEnvironment } from './environment';

/** Production in small: what a release passes on its way. */
export default defineEnvironment({
  name: 'staging',
  tier: 'staging',
  account: '444455556666',
  region: 'eu-west-1',
  zones: ['a', 'b', 'c'],
  owner: 'platform',
  logRetentionDays: 90,
  network: { cidr: '10.30.0.0/16', nat: 'per-zone' },
  kubernetes: {
    version: '1.35',
    compute: { kind: 'auto' },
    access: { administrators: ['arn:aws:iam::444455556666:role/platform-admin'] },
  },
  alarms: { critical: ['platform@example.com'] },
});
