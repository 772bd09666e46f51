import { ListenerRule } from '#constructs/load-balancer/listener/listener-rule';
import type { RuleOptions } from '#constructs/load-balancer/listener/rule-options';
import { signIn, toWebWhen } from '#test/support/listener-samples';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

const stackWith = (options: RuleOptions) =>
  synthesizeConstruct((scope) => {
    new ListenerRule(scope, 'Rule', {
      name: 'cart',
      options,
      listenerArn: 'arn:of:listener',
      targetGroupArns: { web: 'arn:of:web', canary: 'arn:of:canary' },
    });
  });

const ruleWith = (options: RuleOptions) =>
  resourcesOf(stackWith(options), 'aws_lb_listener_rule')[0] ?? {};

const ruleThat = (then: RuleOptions['then']) => ruleWith({ when: { paths: ['/cart/*'] }, then });

describe('a rule', () => {
  it('asks for every kind of condition, values as they were written', () => {
    const when = {
      hosts: ['*.example.com'],
      paths: ['/cart/$1'],
      headers: { 'X-Beta': ['b*'] },
      methods: ['GET'],
      query: { 'q${x}': ['100%{'] },
      sourceCidrs: ['203.0.113.0/24'],
    };
    expect(ruleWith(toWebWhen(when))).toMatchObject({
      listener_arn: 'arn:of:listener',
      tags: { Name: 'cart' },
      condition: [
        { host_header: { values: ['*.example.com'] } },
        { path_pattern: { values: ['/cart/$1'] } },
        { http_request_method: { values: ['GET'] } },
        { source_ip: { values: ['203.0.113.0/24'] } },
        { http_header: { http_header_name: 'X-Beta', values: ['b*'] } },
        { query_string: [{ key: 'q$${x}', value: '100%%{' }] },
      ],
    });
  });

  it('asks for each key of a query by itself, for any of its values', () => {
    const { condition } = ruleWith(toWebWhen({ query: { b: ['1', '2'], a: ['3'] } }));
    expect(condition).toEqual([
      { query_string: [{ key: 'a', value: '3' }] },
      {
        query_string: [
          { key: 'b', value: '1' },
          { key: 'b', value: '2' },
        ],
      },
    ]);
  });

  it('forwards to one group, or to several by weight', () => {
    expect(ruleThat({ kind: 'forward', targetGroup: 'canary' })).toMatchObject({
      action: [{ type: 'forward', target_group_arn: 'arn:of:canary' }],
    });
    const targetGroups = { web: 100, canary: 0 };
    expect(ruleThat({ kind: 'weighted-forward', targetGroups })).toMatchObject({
      action: [
        {
          forward: {
            target_group: [
              { arn: 'arn:of:canary', weight: 0 },
              { arn: 'arn:of:web', weight: 100 },
            ],
            stickiness: { enabled: false },
          },
        },
      ],
    });
    expect(ruleThat({ kind: 'weighted-forward', targetGroups, stickySeconds: 600 })).toMatchObject({
      action: [{ forward: { stickiness: { enabled: true, duration: 600 } } }],
    });
  });

  it('redirects by HTTPS alone, keeping what is not given', () => {
    expect(ruleThat({ kind: 'redirect', host: 'www.example.com' })).toMatchObject({
      action: [
        {
          type: 'redirect',
          redirect: {
            protocol: 'HTTPS',
            host: 'www.example.com',
            path: '/#{path}',
            query: '#{query}',
            port: '#{port}',
            status_code: 'HTTP_302',
          },
        },
      ],
    });
    expect(
      ruleThat({ kind: 'redirect', path: '/', query: '', port: 8443, permanent: true }),
    ).toMatchObject({
      action: [{ redirect: { path: '/', query: '', port: '8443', status_code: 'HTTP_301' } }],
    });
  });

  it('answers by itself', () => {
    const then = {
      kind: 'fixed-response',
      status: 410,
      contentType: 'text/html',
      body: '<p>%{x}',
    } as const;
    expect(ruleThat(then)).toMatchObject({
      action: [
        {
          type: 'fixed-response',
          fixed_response: {
            status_code: '410',
            content_type: 'text/html',
            message_body: '<p>%%{x}',
          },
        },
      ],
    });
  });

  it('lets users sign in before it forwards, for twelve hours, with a secret that no file holds', () => {
    const stack = stackWith({
      when: { paths: ['/admin/*'] },
      then: { kind: 'forward', targetGroup: 'web', authenticate: signIn },
    });
    expect(resourcesOf(stack, 'aws_lb_listener_rule')[0]).toMatchObject({
      action: [
        {
          type: 'authenticate-oidc',
          order: 1,
          authenticate_oidc: {
            issuer: signIn.issuer,
            client_id: signIn.clientId,
            client_secret: expect.stringMatching(
              /^\$\{data\.aws_secretsmanager_secret_version\..*\.secret_string\}$/,
            ) as unknown,
            scope: 'openid',
            session_timeout: 43_200,
            session_cookie_name: 'AWSELBAuthSessionCookie',
            on_unauthenticated_request: 'authenticate',
          },
        },
        { type: 'forward', order: 2, target_group_arn: 'arn:of:web' },
      ],
    });
    const data = Object.values(stack.data?.['aws_secretsmanager_secret_version'] ?? {});
    expect(data).toMatchObject([{ secret_id: 'sso/shop' }]);
  });

  it('finds the secret in a field of a JSON secret, and hands on further parameters', () => {
    const authenticate = {
      ...signIn,
      clientSecret: { secretId: 'sso/shop', jsonKey: 'client_secret' },
      extraParameters: { prompt: 'login' },
      onUnauthenticated: 'deny',
    } as const;
    const [first] = ruleThat({
      kind: 'weighted-forward',
      targetGroups: { web: 1, canary: 1 },
      authenticate,
    })['action'] as { authenticate_oidc: Record<string, unknown> }[];
    expect(first?.authenticate_oidc).toMatchObject({
      client_secret: expect.stringMatching(
        /^\$\{jsondecode\(data\..*\)\.client_secret\}$/,
      ) as unknown,
      authentication_request_extra_params: { prompt: 'login' },
      on_unauthenticated_request: 'deny',
    });
  });
});
