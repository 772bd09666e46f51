import { TerraformOutput } from 'cdktf';
import fc from 'fast-check';
import { Domain, type DomainProps } from '#constructs/domain/domain';
import type { ILoadBalancer } from '#constructs/load-balancer/load-balancer-contract';
import { applicationBalancer, networkBalancer } from '#test/support/balancer-samples';
import { domain, primary } from '#test/support/domain-samples';
import {
  addresses,
  type Resource,
  resourcesOf,
  type StackJson,
  synthesizeConstruct,
} from '#test/support/synthesized';

const TOPICS = { topicArns: { critical: 'arn:critical', warning: 'arn:warning' } };
const TOPIC_IN_VIRGINIA = 'arn:aws:sns:us-east-1:111122223333:failover';
const internalBalancer: ILoadBalancer = { ...networkBalancer, scheme: 'internal' };

/** Hosts and the balancer that each answers with. */
type Records = Readonly<Record<string, ILoadBalancer>>;

function make(change: Partial<DomainProps> = {}, records: Records = {}): StackJson {
  return synthesizeConstruct((scope) => {
    const made = new Domain(scope, 'Domain', {
      options: domain(),
      vpcId: 'vpc-1',
      publicHosts: ['shop.example.com', 'api.shop.example.com'],
      internalHosts: [],
      alarms: TOPICS,
      ...change,
    });
    for (const [host, balancer] of Object.entries(records)) {
      made.record(scope, `Host-${host}`, host, balancer);
    }
  });
}

function only(stack: StackJson, type: string, where: Resource = {}): Resource {
  const [found, ...others] = resourcesOf(stack, type).filter((resource) =>
    Object.entries(where).every(([field, value]) => resource[field] === value),
  );
  if (found === undefined || others.length > 0) throw new Error(`not just one ${type}`);
  return found;
}

const proofsOf = (stack: StackJson): Resource[] =>
  resourcesOf(stack, 'aws_route53_record').filter(({ type }) => String(type).startsWith('${one('));

describe('a domain of its own zone', () => {
  it('lets Amazon alone issue certificates below it', () => {
    expect(only(make(), 'aws_route53_record', { type: 'CAA' })).toMatchObject({
      name: 'shop.example.com',
      records: ['0 issue "amazon.com"'],
    });
  });

  it('lets others issue them too where it is told so', () => {
    const zone = { kind: 'create', otherCertificateAuthorities: ['letsencrypt.org'] } as const;
    const { records } = only(make({ options: domain({ zone }) }), 'aws_route53_record', {
      type: 'CAA',
    });
    expect(records).toEqual(['0 issue "amazon.com"', '0 issue "letsencrypt.org"']);
  });

  it('is delegated by the zone above it, which must be public and of a domain above', () => {
    const options = domain({ zone: { kind: 'create', parentZoneId: 'ZPARENT' } });
    const stack = make({ options });
    const delegation = only(stack, 'aws_route53_record', { type: 'NS' });
    expect(delegation['name']).toBe('shop.example.com');
    expect(String(delegation['zone_id'])).toContain('data.aws_route53_zone');
    expect(String(delegation['records'])).toMatch(/aws_route53_zone\..*\.name_servers/);
    const parent = JSON.stringify(stack.data?.['aws_route53_zone']);
    expect(parent).toContain('ZPARENT');
    expect(parent).toContain('!self.private_zone && endswith(');
  });

  it('keeps records that others added when it is destroyed: the destruction stops', () => {
    expect(only(make(), 'aws_route53_zone')['force_destroy']).toBe(false);
  });

  it('names its servers for the registrar, and another zone names none', () => {
    synthesizeConstruct((scope) => {
      const props = { vpcId: 'vpc-1', publicHosts: [], internalHosts: [], alarms: TOPICS };
      const zone = { kind: 'existing', id: 'Z1' } as const;
      const created = new Domain(scope, 'Made', { ...props, options: domain() });
      const existing = new Domain(scope, 'Found', { ...props, options: domain({ zone }) });
      expect(created.nameServers).toBeDefined();
      expect(existing.nameServers).toBeUndefined();
    });
  });
});

describe('a domain of a zone that exists', () => {
  const stack = make({ options: domain({ zone: { kind: 'existing', id: 'Z1' } }) });

  it('makes no zone and leaves who may issue certificates to the zone', () => {
    expect(resourcesOf(stack, 'aws_route53_zone')).toEqual([]);
    expect(resourcesOf(stack, 'aws_route53_record').map(({ type }) => type)).not.toContain('CAA');
  });

  it('has the plan refuse a zone that is private or of another domain', () => {
    const [zone] = Object.values(stack.data?.['aws_route53_zone'] ?? {});
    const written = JSON.stringify(zone);
    expect(zone?.['zone_id']).toBe('Z1');
    expect(written).toMatch(
      /"condition":"\$\{!self\.private_zone && .* == \\"shop\.example\.com\\"/,
    );
    expect(written).toMatch(
      /"error_message":"The hosted zone Z1 does not answer for shop\.example\.com/,
    );
  });
});

describe('the certificate', () => {
  it('names every host once, the internal ones too', () => {
    const stack = make({
      publicHosts: ['shop.example.com', 'shop.example.com'],
      internalHosts: ['devices.internal.shop.example.com'],
    });
    expect(only(stack, 'aws_acm_certificate')).toMatchObject({
      domain_name: 'devices.internal.shop.example.com',
      subject_alternative_names: ['shop.example.com'],
      validation_method: 'DNS',
      key_algorithm: 'RSA_2048',
    });
    expect(proofsOf(stack)).toHaveLength(2);
  });

  it('puts a host first that is short enough for the first place', () => {
    const long = `${'a'.repeat(60)}.shop.example.com`;
    const stack = make({ publicHosts: [long, 'shop.example.com'] });
    expect(only(stack, 'aws_acm_certificate')).toMatchObject({
      domain_name: 'shop.example.com',
      subject_alternative_names: [long],
    });
  });

  it('is replaced before the old one goes, so that listeners always have one', () => {
    expect(only(make(), 'aws_acm_certificate')['lifecycle']).toEqual({
      create_before_destroy: true,
    });
  });

  it('is taken by others once it is issued, after its proofs and the zone', () => {
    const zone = { kind: 'create', parentZoneId: 'ZPARENT' } as const;
    const stack = make({ options: domain({ zone }) });
    const { depends_on: waits } = only(stack, 'aws_acm_certificate_validation');
    const ids = Object.keys(stack.resource?.['aws_route53_record'] ?? {});
    expect([...(waits as string[])].sort()).toEqual(
      ids.map((id) => `aws_route53_record.${id}`).sort(),
    );
  });

  it('is offered by the name of the issued one, which waits', () => {
    const stack = synthesizeConstruct((scope) => {
      const hosts = { publicHosts: ['shop.example.com'], internalHosts: [] };
      const props = { vpcId: 'vpc-1', alarms: TOPICS, options: domain(), ...hosts };
      const { certificateArn = '' } = new Domain(scope, 'Domain', props);
      new TerraformOutput(scope, 'certificate', { value: certificateArn, staticId: true });
    });
    expect(stack.output?.['certificate']?.value).toMatch(/aws_acm_certificate_validation/);
  });

  it('proves names in the public zone, those of internal hosts too', () => {
    const stack = make({ publicHosts: [], internalHosts: ['a.internal.shop.example.com'] });
    const [proof] = proofsOf(stack);
    expect(proof?.['zone_id']).toMatch(/DomainPublicZone|Domain_PublicZone/);
  });

  it('finds each proof by its host, and never touches those of other hosts', () => {
    const few = make({ publicHosts: ['shop.example.com'] });
    const more = make({ publicHosts: ['a.shop.example.com', 'shop.example.com'] });
    const [id = '', proof] =
      Object.entries(few.resource?.['aws_route53_record'] ?? {}).find(([, { type }]) =>
        String(type).startsWith('${one('),
      ) ?? [];
    expect(more.resource?.['aws_route53_record']?.[id]).toMatchObject({
      name: proof?.['name'],
      lifecycle: { ignore_changes: ['name', 'type', 'records'] },
    });
    expect(String(proof?.['name'])).toContain('option.domain_name == "shop.example.com"');
  });

  it('keeps the address and the arguments of every record when hosts come and go', () => {
    const host = fc
      .stringMatching(/^[a-z][a-z0-9]{0,3}(?:[.-][a-z0-9]{1,3})?$/)
      .map((label) => `${label}.shop.example.com`);
    const hosts = fc.uniqueArray(host, { minLength: 1, maxLength: 3 });
    const recordsOf = (publicHosts: readonly string[]) => {
      const records = Object.fromEntries(publicHosts.map((each) => [each, applicationBalancer]));
      return make({ publicHosts }, records).resource?.['aws_route53_record'] ?? {};
    };
    fc.assert(
      fc.property(hosts, hosts, (before, added) => {
        const all = [...new Set([...added, ...before])];
        const few = recordsOf(before);
        const many = recordsOf(all);
        expect(many).toMatchObject(few);
        expect(Object.keys(many)).toHaveLength(1 + 3 * all.length); // CAA; A, AAAA and proof
      }),
      { numRuns: 15 },
    );
  });

  it('keeps proofs of hosts apart that differ in a dot or hyphen alone', () => {
    const hosts = ['a-b.shop.example.com', 'a.b.shop.example.com'];
    expect(proofsOf(make({ publicHosts: hosts }))).toHaveLength(2);
  });

  it('leaves the proofs to the primary in the secondary of a failover', () => {
    const failover = { role: 'secondary', peer: 'production' } as const;
    const stack = make({ options: domain({ failover }) });
    expect(proofsOf(stack)).toEqual([]);
    expect(resourcesOf(stack, 'aws_acm_certificate_validation')).toHaveLength(1);
  });

  it('rings when it is not renewed', () => {
    expect(only(make(), 'aws_cloudwatch_metric_alarm')).toMatchObject({
      metric_name: 'DaysToExpiry',
      comparison_operator: 'LessThanThreshold',
      threshold: 30,
      alarm_actions: ['arn:critical'],
    });
  });

  it('is not made where there are no hosts', () => {
    const stack = make({ publicHosts: [] });
    expect(addresses(stack).filter((address) => address.startsWith('aws_acm'))).toEqual([]);
  });
});

describe('a host', () => {
  it('answers with the addresses of its balancer and their health', () => {
    const stack = make({}, { 'shop.example.com': applicationBalancer });
    for (const type of ['A', 'AAAA']) {
      expect(only(stack, 'aws_route53_record', { type })).toMatchObject({
        name: 'shop.example.com',
        alias: {
          name: applicationBalancer.dnsName,
          zone_id: applicationBalancer.canonicalHostedZoneId,
          evaluate_target_health: true,
        },
      });
    }
  });

  it('of an internal balancer is answered in the VPC alone', () => {
    const host = 'devices.internal.shop.example.com';
    const stack = make({ internalHosts: [host] }, { [host]: internalBalancer });
    const zones = stack.resource?.['aws_route53_zone'] ?? {};
    const [id = ''] = Object.entries(zones).find(([, { vpc }]) => vpc !== undefined) ?? [];
    expect(zones[id]).toMatchObject({
      name: 'internal.shop.example.com',
      vpc: [{ vpc_id: 'vpc-1' }],
    });
    expect(only(stack, 'aws_route53_record', { type: 'A' })['zone_id']).toContain(id);
  });

  it('of an internal balancer lies under the private name that is written', () => {
    const options = domain({ privateName: 'lan.shop.example.com' });
    const stack = make({ options, internalHosts: ['db.lan.shop.example.com'] });
    const names = resourcesOf(stack, 'aws_route53_zone').map(({ name }) => name);
    expect(names.sort()).toEqual(['lan.shop.example.com', 'shop.example.com']);
  });

  it('needs no private zone where every balancer is on the internet', () => {
    expect(resourcesOf(make(), 'aws_route53_zone')).toHaveLength(1);
  });

  it('of which the domain was not told is a bug that throws', () => {
    expect(() => make({}, { 'db.internal.shop.example.com': internalBalancer })).toThrow(
      /none of the internal hosts/,
    );
  });
});

describe('a failover between regions', () => {
  const host = 'shop.example.com';

  it('answers with the primary while the check from outside and the targets are healthy', () => {
    const stack = make({ options: primary() }, { [host]: applicationBalancer });
    const record = only(stack, 'aws_route53_record', { type: 'A' });
    expect(record['health_check_id']).toContain('aws_route53_health_check');
    expect(record).toMatchObject({
      set_identifier: 'test',
      failover_routing_policy: { type: 'PRIMARY' },
      alias: { evaluate_target_health: true },
    });
  });

  it('answers with the secondary without a check of its own', () => {
    const failover = { role: 'secondary', peer: 'production' } as const;
    const stack = make({ options: domain({ failover }) }, { [host]: applicationBalancer });
    const record = only(stack, 'aws_route53_record', { type: 'A' });
    expect(record['failover_routing_policy']).toEqual({ type: 'SECONDARY' });
    expect(record).not.toHaveProperty('health_check_id');
    expect(resourcesOf(stack, 'aws_route53_health_check')).toEqual([]);
  });

  it('checks a balancer by its own name, once for all its hosts, never by a host that fails over', () => {
    const records = { [host]: applicationBalancer, 'api.shop.example.com': applicationBalancer };
    const check = { kind: 'endpoint', path: '/healthz', intervalSeconds: 10 } as const;
    const failover = { role: 'primary', peer: 'standby', check } as const;
    const stack = make({ options: domain({ failover }) }, records);
    expect(only(stack, 'aws_route53_health_check')).toMatchObject({
      type: 'HTTPS',
      fqdn: applicationBalancer.dnsName,
      port: 443,
      resource_path: '/healthz',
      request_interval: 10,
      failure_threshold: 3,
    });
  });

  it('checks whether a network load balancer takes connections', () => {
    const check = only(
      make({ options: primary() }, { [host]: networkBalancer }),
      'aws_route53_health_check',
    );
    expect(check['type']).toBe('TCP');
    expect(check).not.toHaveProperty('resource_path');
  });

  it('rests on the targets alone where it is told so', () => {
    const failover = { role: 'primary', peer: 'standby', check: { kind: 'targets' } } as const;
    const stack = make({ options: domain({ failover }) }, { [host]: applicationBalancer });
    expect(resourcesOf(stack, 'aws_route53_health_check')).toEqual([]);
    expect(only(stack, 'aws_route53_record', { type: 'A' })).toHaveProperty(
      'failover_routing_policy',
    );
  });

  it('rings where the metrics of checks are, with the tags of all else', () => {
    const check = { kind: 'endpoint', alarmTopicArn: TOPIC_IN_VIRGINIA } as const;
    const failover = { role: 'primary', peer: 'standby', check } as const;
    const stack = make({ options: domain({ failover }) }, { [host]: applicationBalancer });
    const alarm = only(stack, 'aws_cloudwatch_metric_alarm', { metric_name: 'HealthCheckStatus' });
    expect(alarm).toMatchObject({
      comparison_operator: 'LessThanThreshold',
      threshold: 1,
      statistic: 'Minimum',
      provider: 'aws.metrics-of-public',
      alarm_actions: [TOPIC_IN_VIRGINIA],
    });
    expect(alarm['tags']).toContain('aws_default_tags');
    expect(stack.provider?.['aws']).toContainEqual({
      alias: 'metrics-of-public',
      region: 'us-east-1',
      allowed_account_ids: ['111122223333'],
    });
  });

  it('makes no alarm in a region that never sees the metrics', () => {
    const stack = make({ options: primary() }, { [host]: applicationBalancer });
    const names = resourcesOf(stack, 'aws_cloudwatch_metric_alarm').map(
      ({ metric_name: metric }) => metric,
    );
    expect(names).toEqual(['DaysToExpiry']);
  });

  it('leaves internal names to their own VPC', () => {
    const internal = 'devices.internal.shop.example.com';
    const stack = make(
      { options: primary(), internalHosts: [internal] },
      { [internal]: internalBalancer },
    );
    expect(only(stack, 'aws_route53_record', { type: 'A' })).not.toHaveProperty(
      'failover_routing_policy',
    );
  });
});
