import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { Domain } from '#constructs/domain/domain';
import type { DomainOptions } from '#constructs/domain/domain-options';
import { place } from '#constructs/kernel/placement';
import { applicationBalancer, networkBalancer } from '#test/support/balancer-samples';
import { domain, primary } from '#test/support/domain-samples';
import { TEST_PLACEMENT } from '#test/support/synthesized';
import { validate } from '#test/support/terraform';

const DOMAINS: Readonly<Record<string, DomainOptions>> = {
  'a zone made and delegated': domain({
    zone: {
      kind: 'create',
      parentZoneId: 'Z0123456789ABCDEFGHIJ',
      otherCertificateAuthorities: ['letsencrypt.org'],
    },
    keyAlgorithm: 'EC_prime256v1',
    privateName: 'lan.shop.example.com',
  }),
  'the primary of a failover': primary({
    failover: {
      role: 'primary',
      peer: 'standby',
      check: {
        kind: 'endpoint',
        path: '/healthz',
        intervalSeconds: 10,
        failureThreshold: 2,
        alarmTopicArn: 'arn:aws:sns:us-east-1:111122223333:failover',
      },
    },
  }),
  'the secondary of a failover': domain({
    zone: { kind: 'existing', id: 'Z0123456789ABCDEFGHIJ' },
    failover: { role: 'secondary', peer: 'production' },
  }),
};

describe('a domain', () => {
  it.each(Object.entries(DOMAINS))('of %s is valid to Terraform', (_, options) => {
    const outdir = mkdtempSync(join(tmpdir(), 'sevenfold-domain-'));
    try {
      const app = new App({ outdir });
      const stack = new TerraformStack(app, 'domain');
      new AwsProvider(stack, 'Aws', { region: TEST_PLACEMENT.region });
      stack.addOverride('terraform.required_providers.aws.version', '5.100.0');
      place(stack, TEST_PLACEMENT);
      const lan = 'db.lan.shop.example.com';
      const made = new Domain(stack, 'Domain', {
        options,
        vpcId: 'vpc-0a1b2c3d',
        publicHosts: ['shop.example.com', 'mqtt.shop.example.com'],
        internalHosts: [lan],
        alarms: {
          topicArns: {
            critical: 'arn:aws:sns:eu-west-1:111122223333:critical',
            warning: 'arn:aws:sns:eu-west-1:111122223333:warning',
          },
        },
      });
      made.record(stack, 'Shop', 'shop.example.com', applicationBalancer);
      made.record(stack, 'Mqtt', 'mqtt.shop.example.com', networkBalancer);
      made.record(stack, 'Lan', lan, { ...networkBalancer, scheme: 'internal' });
      app.synth();
      expect(validate(join(outdir, 'stacks', 'domain'))).toEqual([]);
    } finally {
      rmSync(outdir, { recursive: true, force: true });
    }
  });
});
