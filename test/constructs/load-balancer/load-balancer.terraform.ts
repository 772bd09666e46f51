import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import type { LoadBalancerOptions } from '#constructs/load-balancer/load-balancer-options';
import { place } from '#constructs/kernel/placement';
import { application, CERTIFICATE, networkBalancer } from '#test/support/load-balancer-samples';
import { TEST_PLACEMENT } from '#test/support/synthesized';
import { validate } from '#test/support/terraform';
import { make } from './balancer-stack';
import { TAKEN_BY_APPLICATION, TAKEN_BY_NETWORK } from './combinations';

const EVERY_OPTION: Readonly<Record<string, LoadBalancerOptions>> = {
  application: application({
    scheme: 'internet-facing',
    hosts: ['shop.example.com'],
    allowFrom: { office: '198.51.100.0/24' },
    zonalShift: false,
    webAcl: true,
    webAclFailOpen: true,
    desyncMitigation: 'strictest',
    forwardedFor: { mode: 'remove', clientPort: true },
    preserveHostHeader: true,
    http2: false,
    idleTimeoutSeconds: 120,
    clientKeepAliveSeconds: 600,
    logs: { access: false, connection: false },
    expectedPeak: {
      newConnectionsPerSecond: 5000,
      activeConnections: 100_000,
      megabytesPerSecond: 100,
      requestsPerSecond: 20_000,
    },
    alarms: { balancerErrorPercent: 0.5, p99Seconds: 0.25, minimumRequests: 50 },
  }),
  network: networkBalancer({
    scheme: 'internet-facing',
    zonalShift: false,
    crossZone: false,
    inspectPrivateLink: false,
    listeners: {
      mqtt: { protocol: 'TCP', port: 1883, targetGroup: 'broker', idleTimeoutSeconds: 6000 },
      mqtts: {
        protocol: 'TLS',
        port: 8883,
        targetGroup: 'broker',
        alpn: 'HTTP2Optional',
        tlsPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06',
        sniCertificateArns: [CERTIFICATE],
      },
    },
    logs: { access: true },
    alarms: { resetPercent: 1, tlsErrorPercent: 1, minimumFlows: 1 },
  }),
  reserved: networkBalancer({ expectedPeak: { megabitsPerSecond: 40_000 } }),
};

const WRITTEN: Readonly<Record<string, Readonly<Record<string, LoadBalancerOptions>>>> = {
  'every option of a balancer': EVERY_OPTION,
  'every combination of algorithm, stickiness, slow start, protocol and target type': {
    ...TAKEN_BY_APPLICATION,
    ...TAKEN_BY_NETWORK,
  },
};

describe('the real AWS provider', () => {
  let outdir = '';
  beforeAll(() => {
    outdir = mkdtempSync(join(tmpdir(), 'sevenfold-balancers-'));
    const app = new App({ outdir });
    for (const [title, balancers] of Object.entries(WRITTEN)) {
      const stack = new TerraformStack(app, title.replace(/\W+/g, '-'));
      new AwsProvider(stack, 'Aws', { region: TEST_PLACEMENT.region });
      stack.addOverride('terraform.required_providers.aws.version', '5.100.0');
      place(stack, TEST_PLACEMENT);
      Object.values(balancers).forEach((options, index) => {
        make(stack, `balancer-${index}`, options, { webAclArn: WEB_ACL });
      });
    }
    app.synth();
  });
  afterAll(() => {
    rmSync(outdir, { recursive: true, force: true });
  });

  it.each(Object.keys(WRITTEN))(
    'accepts %s',
    (title) => {
      expect(validate(join(outdir, 'stacks', title.replace(/\W+/g, '-')))).toEqual([]);
    },
    120_000,
  );
});

const WEB_ACL =
  'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/edge/01234567-89ab-cdef-0123-456789abcdef';
