import { defineEnvironment } from './environment';

/** Where teams try things: two zones and one NAT gateway, because an hour without it hurts nobody. */
export default defineEnvironment({
  name: 'dev',
  tier: 'development',
  account: '123456789012',
  region: 'eu-west-1',
  zones: ['a', 'b'],
  owner: 'platform',
  logRetentionDays: 30,
  network: { cidr: '10.20.0.0/16', nat: 'single' },
  kubernetes: {
    version: '1.35',
    compute: { kind: 'auto' },
    access: { administrators: ['arn:aws:iam::123456789012:role/platform-admin'] },
  },
  alarms: { critical: ['platform@example.com'] },
});
