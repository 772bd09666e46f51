import type { WebAclOptions } from '#constructs/web-acl/web-acl-options';
import { write } from '#test/support/policed-stack';
import { type Resource, resourcesOf, synthesizeConstruct } from '#test/support/synthesized';
import { FULL_WEB_ACL, makeWebAcl, rulesOf, webAclStack } from '#test/support/web-acl-samples';

const one = (type: string, options: WebAclOptions = {}) =>
  resourcesOf(webAclStack(options), type)[0];

describe('a web ACL', () => {
  it('lets through what no rule stops, in the region of the balancers', () => {
    expect(one('aws_wafv2_web_acl')).toMatchObject({
      scope: 'REGIONAL',
      default_action: { allow: {} },
    });
  });

  it('counts under its own name, which is what dashboards look for', () => {
    const names: string[] = [];
    const stack = synthesizeConstruct((scope) => {
      names.push(makeWebAcl(scope).webAclName);
    });
    expect(names).toEqual(['test-edge']);
    expect(resourcesOf(stack, 'aws_wafv2_web_acl')[0]).toMatchObject({
      name: 'test-edge',
      visibility_config: {
        cloudwatch_metrics_enabled: true,
        metric_name: 'test-edge',
        sampled_requests_enabled: true,
      },
    });
  });

  it('blocks what all five managed groups match, and who asks too often, without being told', () => {
    expect(rulesOf().map(({ name }) => name)).toEqual([
      'rate',
      'ipReputation',
      'anonymousIp',
      'knownBadInputs',
      'sqlInjection',
      'common',
    ]);
    const [rate, ...groups] = rulesOf();
    expect(rate).toMatchObject({
      action: { block: {} },
      statement: { rate_based_statement: { limit: 2000, aggregate_key_type: 'IP' } },
    });
    for (const group of groups) expect(group).toMatchObject({ override_action: { none: {} } });
  });

  it('refuses options that its schema refuses, also in a stack of one’s own', () => {
    const options = { ratePerFiveMinutes: 9 };
    expect(() => webAclStack(options)).toThrow(/web ACL edge.*ratePerFiveMinutes.*from 10/s);
  });

  it('passes every policy of a production stack', () => {
    expect(() => write((scope) => void makeWebAcl(scope, FULL_WEB_ACL))).not.toThrow();
  });

  it('makes a set of each version of addresses, and none without addresses', () => {
    expect(resourcesOf(webAclStack(), 'aws_wafv2_ip_set')).toEqual([]);
    const sets = resourcesOf(webAclStack(FULL_WEB_ACL), 'aws_wafv2_ip_set');
    expect(
      sets.map(({ name, ip_address_version: version, addresses }) => [name, version, addresses]),
    ).toEqual(
      expect.arrayContaining([
        ['test-edge-allow-ipv4', 'IPV4', ['203.0.113.0/24']],
        ['test-edge-allow-ipv6', 'IPV6', ['2001:db8:1::/48']],
        ['test-edge-block-ipv4', 'IPV4', ['198.51.100.7/32']],
        ['test-edge-block-ipv6', 'IPV6', ['2001:db8:2::/48']],
      ]),
    );
    expect(sets).toHaveLength(4);
  });

  it('removes a set only after the rule that names it', () => {
    for (const set of resourcesOf(webAclStack(FULL_WEB_ACL), 'aws_wafv2_ip_set')) {
      expect(set).toMatchObject({ lifecycle: { create_before_destroy: true } });
    }
  });

  it('moves nothing when a range is renamed or the list written in another order', () => {
    const block = { a: '198.51.100.7/32', b: '192.0.2.0/24' };
    const renamed = { z: '192.0.2.0/24', c: '198.51.100.7/32' };
    expect(webAclStack({ block: renamed })).toEqual(webAclStack({ block }));
  });
});

describe('the log of a web ACL', () => {
  it('is encrypted, kept as long as told, and named as AWS WAF wants it', () => {
    expect(one('aws_cloudwatch_log_group')).toMatchObject({
      name: 'aws-waf-logs-test-edge',
      retention_in_days: 365,
      kms_key_id: expect.stringContaining('aws_kms_key') as string,
    });
  });

  it('has no authorization header, no cookie, and no other header that is named', () => {
    const redacted = (options: WebAclOptions) =>
      one('aws_wafv2_web_acl_logging_configuration', options)?.['redacted_fields'];
    expect(redacted({})).toEqual([
      { single_header: { name: 'authorization' } },
      { single_header: { name: 'cookie' } },
    ]);
    expect(redacted(FULL_WEB_ACL)).toContainEqual({ single_header: { name: 'x-api-key' } });
  });

  it('has what a rule matched alone, or everything', () => {
    const filter = (options: WebAclOptions) =>
      one('aws_wafv2_web_acl_logging_configuration', options)?.['logging_filter'];
    expect(filter({})).toMatchObject({
      default_behavior: 'DROP',
      filter: [{ behavior: 'KEEP', requirement: 'MEETS_ANY' }],
    });
    expect(JSON.stringify(filter({}))).toMatch(/BLOCK.*"COUNT".*EXCLUDED_AS_COUNT/);
    expect(filter({ logs: 'all' })).toBeUndefined();
  });

  it('is written by the log delivery of this account alone, which may before logging begins', () => {
    const stack = webAclStack();
    const [policy] = resourcesOf(stack, 'aws_cloudwatch_log_resource_policy');
    const document = JSON.parse(String(policy?.['policy_document'])) as { Statement: unknown[] };
    expect(document.Statement).toEqual([
      expect.objectContaining({
        Principal: { Service: 'delivery.logs.amazonaws.com' },
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: [
          expect.stringMatching(/^\$\{aws_cloudwatch_log_group\..*\.arn\}:log-stream:\*$/),
        ],
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111122223333' },
          ArnLike: { 'aws:SourceArn': 'arn:aws:logs:eu-west-1:111122223333:*' },
        },
      }),
    ]);
    const [logging] = resourcesOf(stack, 'aws_wafv2_web_acl_logging_configuration');
    expect(logging?.['depends_on']).toEqual([
      expect.stringContaining('aws_cloudwatch_log_resource_policy'),
    ]);
  });
});

describe('the alarms of a web ACL', () => {
  const alarms = (options: WebAclOptions = {}): Readonly<Record<string, Resource>> =>
    Object.fromEntries(
      resourcesOf(webAclStack(options), 'aws_cloudwatch_metric_alarm').map((alarm) => [
        String(alarm['alarm_name']),
        alarm,
      ]),
    );

  it('tell of blocks out of the ordinary', () => {
    expect(alarms()['test-web-acl/edge/blocked']).toMatchObject({
      comparison_operator: 'GreaterThanUpperThreshold',
      threshold_metric_id: 'usual',
      alarm_actions: ['arn:warning'],
      metric_query: [
        { expression: 'ANOMALY_DETECTION_BAND(observed, 4)' },
        {
          metric: {
            namespace: 'AWS/WAFV2',
            metric_name: 'BlockedRequests',
            dimensions: { WebACL: 'test-edge', Region: 'eu-west-1', Rule: 'ALL' },
          },
        },
      ],
    });
  });

  it('tell of a flood that the rate limit holds back', () => {
    expect(alarms()['test-web-acl/edge/rate-limited']).toMatchObject({
      metric_name: 'BlockedRequests',
      dimensions: { Rule: 'rate' },
      threshold: 1000,
    });
    expect(alarms({ ratePerFiveMinutes: 'unlimited' })).not.toHaveProperty([
      'test-web-acl/edge/rate-limited',
    ]);
  });

  it('take the thresholds that are written', () => {
    const written = alarms(FULL_WEB_ACL);
    expect(JSON.stringify(written['test-web-acl/edge/blocked'])).toContain('(observed, 2)');
    expect(written['test-web-acl/edge/rate-limited']).toMatchObject({ threshold: 50 });
  });

  it('look at what would be blocked during a dry run', () => {
    const dry = alarms({ mode: 'count' });
    expect(JSON.stringify(dry['test-web-acl/edge/blocked'])).toContain('CountedRequests');
    expect(dry['test-web-acl/edge/rate-limited']).toMatchObject({ metric_name: 'CountedRequests' });
  });
});
