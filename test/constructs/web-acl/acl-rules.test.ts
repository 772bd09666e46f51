import fc from 'fast-check';
import { MANAGED_GROUP_NAMES, MANAGED_GROUPS } from '#constructs/web-acl/managed-rule-groups';
import type { WebAclOptions } from '#constructs/web-acl/web-acl-options';
import { FULL_WEB_ACL, rulesOf, type SynthesizedRule } from '#test/support/web-acl-samples';

const rule = (name: string, options: WebAclOptions = {}): SynthesizedRule | undefined =>
  rulesOf(options).find((each) => each.name === name);

const names = (options: WebAclOptions) => rulesOf(options).map(({ name }) => name);

describe('rules of a web ACL', () => {
  it('stop blocked clients first, then let allowed ones through before anything else looks', () => {
    expect(names(FULL_WEB_ACL)).toEqual([
      'block',
      'allow',
      'countries',
      'rate',
      ...MANAGED_GROUP_NAMES,
      'largeBodies',
    ]);
  });

  it('keep their priority whatever else is there', () => {
    const whole = new Map(rulesOf(FULL_WEB_ACL).map(({ name, priority }) => [name, priority]));
    const optional = ['allow', 'block', 'countries', 'largeBodyPaths'] as const;
    fc.assert(
      fc.property(fc.subarray([...optional]), fc.boolean(), (left, unlimited) => {
        const options = {
          ...Object.fromEntries(left.map((field) => [field, FULL_WEB_ACL[field]])),
          ...(unlimited && { ratePerFiveMinutes: 'unlimited' as const }),
        };
        for (const { name, priority } of rulesOf(options)) expect(priority).toBe(whole.get(name));
      }),
      { numRuns: 20 },
    );
  });

  it('each have a metric of their own name', () => {
    for (const { name, visibility_config: visibility } of rulesOf(FULL_WEB_ACL)) {
      expect(visibility).toMatchObject({ metric_name: name, cloudwatch_metrics_enabled: true });
    }
  });

  it('block nothing in a dry run, and still let allowed clients through', () => {
    const dry = rulesOf({ ...FULL_WEB_ACL, mode: 'count' });
    expect(JSON.stringify(dry)).not.toContain('"block":{}');
    for (const { name, action, override_action: override } of dry) {
      expect(action ?? override).toEqual(name === 'allow' ? { allow: {} } : { count: {} });
    }
  });

  it('fit what a web ACL may cost AWS to compute without a surcharge, at their largest', () => {
    // https://docs.aws.amazon.com/waf/latest/developerguide/aws-waf-capacity-units.html: 1,500.
    // Forwarded addresses in any position 5, others 1, geography 1, rate 2, label 1; a path 2, and
    // 10 for each of its two transformations.
    const groups = Object.values(MANAGED_GROUPS).reduce((sum, each) => sum + each.capacityUnits, 0);
    const paths = FULL_WEB_ACL.largeBodyPaths?.length ?? 0;
    const own = 2 * 5 + 2 * 1 + 1 + 2 + 1 + paths * (2 + 2 * 10);
    expect(groups).toBe(1175);
    expect(groups + own).toBeLessThanOrEqual(1500);
  });
});

describe('managed groups', () => {
  it.each(MANAGED_GROUP_NAMES)('%s blocks, counts or is not there, as told', (name) => {
    const { group } = MANAGED_GROUPS[name];
    expect(rule(name)).toMatchObject({
      override_action: { none: {} },
      statement: { managed_rule_group_statement: { vendor_name: 'AWS', name: group } },
    });
    const counting = rule(name, { groups: { [name]: { action: 'count' } } });
    expect(counting).toMatchObject({ override_action: { count: {} } });
    expect(names({ groups: { [name]: { action: 'off' } } })).not.toContain(name);
  });

  it('count single rules and block by the others', () => {
    const common = rule('common', FULL_WEB_ACL);
    expect(common).toMatchObject({ override_action: { none: {} } });
    expect(JSON.stringify(common)).toContain(
      '{"action_to_use":{"count":{}},"name":"NoUserAgent_HEADER"}',
    );
  });
});

describe('the rate limit', () => {
  it('is the one written, over five minutes, and absent when unlimited', () => {
    expect(rule('rate', { ratePerFiveMinutes: 300 })?.statement).toMatchObject({
      rate_based_statement: { limit: 300, evaluation_window_sec: 300 },
    });
    expect(names({ ratePerFiveMinutes: 'unlimited' })).not.toContain('rate');
  });

  it('counts by the address in a header, and a header without one as one client', () => {
    expect(rule('rate', FULL_WEB_ACL)?.statement).toMatchObject({
      rate_based_statement: {
        aggregate_key_type: 'FORWARDED_IP',
        forwarded_ip_config: { header_name: 'X-Forwarded-For', fallback_behavior: 'MATCH' },
      },
    });
  });
});

describe('clients by address', () => {
  it('are never allowed by a header, which anybody can write', () => {
    const allow = JSON.stringify(rule('allow', FULL_WEB_ACL));
    expect(allow).not.toContain('forwarded');
    expect(allow.match(/ip_set_reference_statement/g)).toHaveLength(2);
  });

  it('are blocked wherever they stand in the header', () => {
    const block = JSON.stringify(rule('block', FULL_WEB_ACL));
    expect(block.match(/"position":"ANY"/g)).toHaveLength(2);
    expect(block.match(/"fallback_behavior":"MATCH"/g)).toHaveLength(2);
  });

  it('need no "or" when there is one set', () => {
    const statement = rule('block', { block: { scraper: '198.51.100.7/32' } })?.statement;
    expect(Object.keys(statement ?? {})).toEqual(['ip_set_reference_statement']);
  });

  it('are blocked in the countries named, or in all others', () => {
    const codes = ['KP'];
    expect(rule('countries', { countries: { action: 'block', codes } })).toMatchObject({
      action: { block: {} },
      statement: { geo_match_statement: { country_codes: codes } },
    });
    expect(rule('countries', { countries: { action: 'allow', codes } })).toMatchObject({
      action: { block: {} },
      statement: {
        not_statement: { statement: [{ geo_match_statement: { country_codes: codes } }] },
      },
    });
  });
});

describe('large bodies', () => {
  const options: WebAclOptions = { largeBodyPaths: ['/uploads/'] };

  it('are blocked by the common group alone where no path may have them', () => {
    expect(names({})).not.toContain('largeBodies');
    expect(JSON.stringify(rule('common'))).not.toContain('SizeRestrictions_BODY');
  });

  it('are blocked everywhere but on the paths named', () => {
    const common = rule('common', options);
    expect(JSON.stringify(common)).toContain('"name":"SizeRestrictions_BODY"');
    const large = rule('largeBodies', options);
    expect(large?.priority).toBeGreaterThan(common?.priority ?? Infinity);
    expect(large).toMatchObject({ action: { block: {} } });
    const text = JSON.stringify(large);
    expect(text).toContain('awswaf:managed:aws:core-rule-set:SizeRestrictions_Body');
    expect(text).toMatch(/not_statement.*byte_match_statement.*STARTS_WITH.*\/uploads\//);
  });

  it('cannot be sent elsewhere by a path that climbs out', () => {
    expect(JSON.stringify(rule('largeBodies', options))).toMatch(/URL_DECODE.*NORMALIZE_PATH/);
  });
});
