import fc from 'fast-check';
import { InvalidInput } from '#constructs/kernel/invalid-input';
import { ApplicationListener } from '#constructs/load-balancer/listener/application-listener';
import {
  type ApplicationListenerOptions,
  forwardedGroups,
  signsUsersIn,
} from '#constructs/load-balancer/listener/application-listener-options';
import type { RuleOptions } from '#constructs/load-balancer/listener/rule-options';
import { CERTIFICATE_ARN, https, signIn, toWeb, toWebWhen } from '#test/support/listener-samples';
import { resourcesOf, type StackJson, synthesizeConstruct } from '#test/support/synthesized';

const balancer = {
  name: 'shop-https',
  loadBalancerArn: 'arn:of:balancer',
  targetGroupArns: { web: 'arn:of:web', canary: 'arn:of:canary' },
};

/** Without a certificate of its own. */
const plain: ApplicationListenerOptions = { protocol: 'HTTPS', otherwise: toWeb };

const synthesized = (options: ApplicationListenerOptions): StackJson =>
  synthesizeConstruct((scope) => {
    new ApplicationListener(scope, 'https', {
      ...balancer,
      certificateArn: 'arn:of:domain',
      options,
    });
  });

const listenerOf = (options: ApplicationListenerOptions) =>
  resourcesOf(synthesized(options), 'aws_lb_listener')[0] ?? {};

const canary: RuleOptions = {
  when: { paths: ['/cart/*'] },
  then: { kind: 'weighted-forward', targetGroups: { web: 95, canary: 5 } },
};

describe('an HTTPS listener', () => {
  it('speaks TLS 1.3 and 1.2 with the certificate of the domain, unless it names another', () => {
    expect(listenerOf(plain)).toMatchObject({
      load_balancer_arn: 'arn:of:balancer',
      port: 443,
      protocol: 'HTTPS',
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
      certificate_arn: 'arn:of:domain',
    });
    const other = https({ port: 8443, tlsPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06' });
    expect(listenerOf(other)).toMatchObject({
      port: 8443,
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-3-2021-06',
      certificate_arn: CERTIFICATE_ARN,
    });
  });

  it('is a bug of ours where there is no certificate at all', () => {
    expect(() =>
      synthesizeConstruct((scope) => {
        new ApplicationListener(scope, 'https', { ...balancer, options: plain });
      }),
    ).toThrow(/has no certificate/);
  });

  it('hardens every answer and hides what it is', () => {
    expect(listenerOf(https())).toMatchObject({
      routing_http_response_server_enabled: false,
      routing_http_response_strict_transport_security_header_value:
        'max-age=31536000; includeSubDomains',
      routing_http_response_x_content_type_options_header_value: 'nosniff',
      routing_http_response_x_frame_options_header_value: 'DENY',
    });
    const responseHeaders = {
      strictTransportSecurity: { maxAgeSeconds: 60, includeSubDomains: false, preload: true },
      frameOptions: 'SAMEORIGIN',
    } as const;
    expect(listenerOf(https({ responseHeaders }))).toMatchObject({
      routing_http_response_strict_transport_security_header_value: 'max-age=60; preload',
      routing_http_response_x_frame_options_header_value: 'SAMEORIGIN',
    });
  });

  it('answers 404 to what no rule takes, unless it is told otherwise', () => {
    const rules = { api: toWebWhen({ paths: ['/api/*'] }) };
    expect(listenerOf({ protocol: 'HTTPS', rules })).toMatchObject({
      default_action: [{ type: 'fixed-response', fixed_response: { status_code: '404' } }],
    });
    expect(listenerOf(https())).toMatchObject({
      default_action: [{ type: 'forward', target_group_arn: 'arn:of:web' }],
    });
  });

  it('offers further certificates to hosts that ask for them', () => {
    const other = CERTIFICATE_ARN.replace('0123', 'ffff');
    const certificates = resourcesOf(
      synthesized(https({ sniCertificateArns: [other] })),
      'aws_lb_listener_certificate',
    );
    expect(certificates).toMatchObject([{ certificate_arn: other }]);
  });

  it('says that it asks no certificate of clients, lest it remember one', () => {
    expect(listenerOf(https())).toMatchObject({ mutual_authentication: { mode: 'off' } });
    const passthrough = https({ mutualTls: { mode: 'passthrough' } });
    expect(listenerOf(passthrough)).toMatchObject({
      mutual_authentication: { mode: 'passthrough' },
    });
    expect(resourcesOf(synthesized(passthrough), 'aws_lb_trust_store')).toEqual([]);
  });

  it('lets in only clients of the authorities that it trusts, as long as their certificates last', () => {
    const caBundle = { bucket: 'trust', key: 'ca.pem' };
    const stack = synthesized(https({ mutualTls: { mode: 'verify', caBundle } }));
    expect(resourcesOf(stack, 'aws_lb_listener')[0]).toMatchObject({
      mutual_authentication: {
        mode: 'verify',
        advertise_trust_store_ca_names: 'off',
        ignore_client_certificate_expiry: false,
        trust_store_arn: expect.stringContaining('aws_lb_trust_store.') as unknown,
      },
    });
    const weaker = { mode: 'verify', caBundle, advertiseCaNames: true } as const;
    expect(
      listenerOf(https({ mutualTls: { ...weaker, ignoreClientCertificateExpiry: true } })),
    ).toMatchObject({
      mutual_authentication: {
        advertise_trust_store_ca_names: 'on',
        ignore_client_certificate_expiry: true,
      },
    });
  });

  it('answers 503 in front of all rules while it is in maintenance, and changes nothing else', () => {
    const rules = { cart: canary };
    const without = synthesized(https({ rules })).resource ?? {};
    const within =
      synthesized(https({ rules, maintenance: { body: 'Back at ${noon}' } })).resource ?? {};
    const { aws_lb_listener_rule: after = {}, ...others } = within;
    const { aws_lb_listener_rule: before = {}, ...sameOthers } = without;
    expect(others).toEqual(sameOthers);
    expect(after).toMatchObject(before);
    const [added] = Object.keys(after).filter((id) => !(id in before));
    expect(after[added ?? '']).toMatchObject({
      priority: 1,
      condition: [{ path_pattern: { values: ['/*'] } }],
      action: [{ fixed_response: { status_code: '503', message_body: 'Back at $${noon}' } }],
    });
  });

  it('may be in maintenance for some hosts alone', () => {
    const maintenance = { hosts: ['shop.example.com'] };
    expect(resourcesOf(synthesized(https({ maintenance })), 'aws_lb_listener_rule')).toMatchObject([
      { condition: [{ host_header: { values: ['shop.example.com'] } }] },
    ]);
  });

  it('keeps every rule as it is, whichever others are added, removed or moved', () => {
    const names = ['cart', 'api', 'login', 'search', 'help', 'blog', 'jobs', 'shop'];
    const rule = (name: string) => toWebWhen({ paths: [`/${name}/*`] });
    const rulesOf = (some: readonly string[]) =>
      synthesized(https({ rules: Object.fromEntries(some.map((name) => [name, rule(name)])) }))
        .resource?.['aws_lb_listener_rule'] ?? {};
    const all = rulesOf(names);
    expect(Object.keys(all)).toHaveLength(names.length);
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: 1 }), (some) => {
        const kept = rulesOf(some);
        expect(Object.keys(kept)).toHaveLength(some.length);
        expect(all).toEqual(expect.objectContaining(kept));
      }),
      { numRuns: 15 },
    );
  });

  it('refuses target groups that the balancer lacks, and all else that an environment would', () => {
    const thrown = (options: ApplicationListenerOptions) => {
      try {
        synthesized(options);
      } catch (error) {
        if (error instanceof InvalidInput) return error.rejections;
        throw error;
      }
      return [];
    };
    const otherwise = { kind: 'forward', targetGroup: 'wep' } as const;
    expect(thrown(https({ otherwise, rules: { cart: canary } }))).toMatchObject([
      { property: 'otherwise.targetGroup', got: 'wep', fix: 'Did you mean web?' },
    ]);
    expect(thrown(https({ port: 0 }))).toMatchObject([{ property: 'port' }]);
  });
});

describe('an HTTP listener', () => {
  it('does nothing but send to HTTPS, for ever, whatever was asked for', () => {
    const stack = synthesized({ protocol: 'HTTP' });
    expect(resourcesOf(stack, 'aws_lb_listener')).toMatchObject([
      {
        port: 80,
        protocol: 'HTTP',
        default_action: [
          {
            type: 'redirect',
            redirect: { protocol: 'HTTPS', port: '443', status_code: 'HTTP_301' },
          },
        ],
      },
    ]);
    expect(resourcesOf(stack, 'aws_lb_listener_rule')).toEqual([]);
    const other = listenerOf({ protocol: 'HTTP', port: 8080, redirectPort: 8443 });
    expect(other).toMatchObject({ port: 8080, default_action: [{ redirect: { port: '8443' } }] });
  });

  it('cannot be written with rules, targets or a certificate', () => {
    const wrong: ApplicationListenerOptions[] = [
      // @ts-expect-error rules would answer over plain HTTP
      { protocol: 'HTTP', rules: { cart: canary } },
      // @ts-expect-error so would targets
      { protocol: 'HTTP', otherwise: toWeb },
      // @ts-expect-error and a certificate would promise what HTTP does not keep
      { protocol: 'HTTP', certificateArn: CERTIFICATE_ARN },
      // @ts-expect-error there is no TLS policy below 1.2
      { protocol: 'HTTPS', tlsPolicy: 'ELBSecurityPolicy-2016-08', otherwise: toWeb },
      // @ts-expect-error one group needs no weight, several need one each
      { protocol: 'HTTPS', otherwise: { kind: 'forward', targetGroups: { web: 1 } } },
      // @ts-expect-error redirects ask nobody to sign in
      { protocol: 'HTTPS', otherwise: { kind: 'redirect', host: 'a.com', authenticate: signIn } },
      {
        protocol: 'HTTPS',
        otherwise: toWeb,
        // @ts-expect-error who is passed through is not verified
        mutualTls: { mode: 'passthrough', advertiseCaNames: true },
      },
      {
        protocol: 'HTTPS',
        // @ts-expect-error the secret itself never lies in a file
        otherwise: { ...toWeb, authenticate: { ...signIn, clientSecret: 'x' } },
      },
    ];
    for (const options of wrong) expect(() => synthesized(options)).toThrow(InvalidInput);
  });
});

describe('what others ask of a listener', () => {
  it('are the groups that it forwards to, each once', () => {
    const listener = https({ rules: { cart: canary, api: toWebWhen({ methods: ['GET'] }) } });
    expect(forwardedGroups(listener)).toEqual(['canary', 'web']);
    expect(forwardedGroups({ protocol: 'HTTP' })).toEqual([]);
  });

  it('is whether it calls an identity provider', () => {
    expect(signsUsersIn(https())).toBe(false);
    expect(signsUsersIn(https({ otherwise: { ...toWeb, authenticate: signIn } as never }))).toBe(
      true,
    );
    expect(signsUsersIn({ protocol: 'HTTP' })).toBe(false);
  });
});
