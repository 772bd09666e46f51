import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { place } from '#constructs/kernel/placement';
import { LoadBalancerDashboard } from '#constructs/load-balancer/dashboard/load-balancer-dashboard';
import { ApplicationListener } from '#constructs/load-balancer/listener/application-listener';
import type { HttpsListenerOptions } from '#constructs/load-balancer/listener/application-listener-options';
import { applicationBalancer, networkBalancer } from '#test/support/balancer-samples';
import { https, signIn } from '#test/support/listener-samples';
import { TEST_PLACEMENT } from '#test/support/synthesized';
import { validate } from '#test/support/terraform';

/** Every option that a listener has. */
const EVERYTHING: HttpsListenerOptions = https({
  port: 8443,
  tlsPolicy: 'ELBSecurityPolicy-TLS13-1-3-PQ-2025-09',
  sniCertificateArns: [
    'arn:aws:acm:eu-west-1:111122223333:certificate/11234567-89ab-cdef-0123-456789abcdef',
  ],
  mutualTls: {
    mode: 'verify',
    caBundle: { bucket: 'example-trust', key: 'ca.pem', version: 'v1' },
    advertiseCaNames: true,
    ignoreClientCertificateExpiry: true,
    revocations: { partners: { bucket: 'example-trust', key: 'partners.crl', version: 'v1' } },
  },
  responseHeaders: {
    strictTransportSecurity: { maxAgeSeconds: 60, includeSubDomains: true, preload: true },
    frameOptions: 'SAMEORIGIN',
  },
  rules: {
    hosts: {
      when: { hosts: ['*.example.com'], paths: ['/a/*'], methods: ['GET'] },
      then: {
        kind: 'weighted-forward',
        targetGroups: { web: 95, canary: 5 },
        stickySeconds: 600,
        authenticate: {
          ...signIn,
          clientSecret: { secretId: 'sso/shop', jsonKey: 'client_secret' },
          scope: 'openid email',
          sessionTimeoutSeconds: 3600,
          sessionCookieName: 'ShopSession',
          onUnauthenticated: 'deny',
          extraParameters: { prompt: 'login' },
        },
      },
      priority: 20,
    },
    headers: {
      when: { headers: { 'x-a': ['1', '2'] }, query: { q: ['1'] }, sourceCidrs: ['2001:db8::/32'] },
      then: { kind: 'forward', targetGroup: 'web', authenticate: signIn },
    },
    moved: {
      when: { paths: ['/old'] },
      then: {
        kind: 'redirect',
        host: 'www.#{host}',
        path: '/new/#{path}',
        query: 'from=old&#{query}',
        port: 443,
        permanent: true,
      },
    },
    gone: {
      when: { paths: ['/gone'] },
      then: { kind: 'fixed-response', status: 410, contentType: 'text/html', body: '<p>Gone' },
    },
  },
  maintenance: { body: '{}', contentType: 'application/json', hosts: ['shop.example.com'] },
});

describe('the real AWS provider', () => {
  let outdir = '';
  beforeAll(() => {
    outdir = mkdtempSync(join(tmpdir(), 'sevenfold-listener-'));
    const app = new App({ outdir });
    const stack = new TerraformStack(app, 'edge');
    new AwsProvider(stack, 'Aws', { region: 'eu-west-1' });
    stack.addOverride('terraform.required_providers.aws.version', '5.100.0');
    place(stack, TEST_PLACEMENT);
    const { loadBalancerArn, targetGroups } = applicationBalancer;
    const targetGroupArns = Object.fromEntries(
      Object.entries(targetGroups).map(([name, { targetGroupArn }]) => [name, targetGroupArn]),
    );
    const common = { loadBalancerArn, targetGroupArns };
    new ApplicationListener(stack, 'https', { ...common, name: 'shop-https', options: EVERYTHING });
    new ApplicationListener(stack, 'http', {
      ...common,
      name: 'shop-http',
      options: { protocol: 'HTTP', port: 8080, redirectPort: 8443 },
    });
    new LoadBalancerDashboard(stack, 'Dashboard', {
      name: 'edge',
      balancers: [applicationBalancer, networkBalancer],
      webAclName: 'test-edge',
    });
    app.synth();
  });
  afterAll(() => {
    rmSync(outdir, { recursive: true, force: true });
  });

  it('accepts every option of a listener, and the dashboard', () => {
    expect(validate(join(outdir, 'stacks', 'edge'))).toEqual([]);
  }, 120_000);
});
