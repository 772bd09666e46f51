import type { Construct } from 'constructs';
import { InvalidInput } from '#constructs/kernel/invalid-input';
import { Network } from '#constructs/network/network';
import type { NetworkOptions } from '#constructs/network/network-options';
import {
  addresses,
  type Resource,
  resourcesOf,
  synthesizeConstruct,
} from '#test/support/synthesized';

const alarms = { topicArns: { critical: 'arn:critical', warning: 'arn:warning' } };

const network = (options: Partial<NetworkOptions> = {}, zones = ['a', 'b', 'c']) =>
  synthesizeConstruct((scope: Construct) => {
    new Network(scope, 'Network', {
      options: { cidr: '10.40.0.0/16', nat: 'per-zone', ...options },
      zones,
      alarms,
      logRetentionDays: 365,
    });
  });

const rules = (acl: Resource | undefined, direction: 'ingress' | 'egress') =>
  (acl?.[direction] ?? []) as {
    cidr_block: string;
    from_port: number;
    to_port: number;
    protocol: string;
  }[];

/** Whether an ACL lets a TCP port in from the internet. */
const admits = (acl: Resource | undefined, port: number) =>
  rules(acl, 'ingress').some(
    ({ cidr_block, from_port, to_port, protocol }) =>
      cidr_block === '0.0.0.0/0' && (protocol === '-1' || (from_port <= port && port <= to_port)),
  );

const acls = (stack: ReturnType<typeof network>) => {
  const all = resourcesOf(stack, 'aws_network_acl');
  const named = (name: string) =>
    all.find(({ tags }) => (tags as Record<string, string>)['Name'] === `test-${name}`);
  return { public: named('public'), private: named('private'), isolated: named('isolated') };
};

describe('a network', () => {
  const usual = network();

  it('has a public, a private and an isolated subnet in every zone, none of which gives public addresses', () => {
    const subnets = resourcesOf(usual, 'aws_subnet');
    expect(subnets).toHaveLength(9);
    expect(new Set(subnets.map(({ availability_zone }) => availability_zone))).toEqual(
      new Set(['eu-west-1a', 'eu-west-1b', 'eu-west-1c']),
    );
    expect(subnets.every(({ map_public_ip_on_launch }) => map_public_ip_on_launch === false)).toBe(
      true,
    );
  });

  it('tags subnets so that load balancers and Karpenter find them', () => {
    const tags = resourcesOf(usual, 'aws_subnet').map(
      (subnet) => subnet['tags'] as Record<string, string>,
    );
    expect(tags.filter((each) => each['kubernetes.io/role/elb'] === '1')).toHaveLength(3);
    expect(tags.filter((each) => each['kubernetes.io/role/internal-elb'] === '1')).toHaveLength(3);
    expect(tags.filter((each) => each['karpenter.sh/discovery'] === 'test')).toHaveLength(3);
  });

  it('empties the default security group and the default network ACL', () => {
    const [group] = resourcesOf(usual, 'aws_default_security_group');
    const [acl] = resourcesOf(usual, 'aws_default_network_acl');
    expect(group).toBeDefined();
    expect(group).not.toHaveProperty('ingress');
    expect(group).not.toHaveProperty('egress');
    expect(acl).toBeDefined();
    expect(acl).not.toHaveProperty('ingress');
    expect(acl).not.toHaveProperty('egress');
  });

  it('never lets SSH or remote desktop in from the internet, in any tier', () => {
    const tiers = acls(usual);
    for (const acl of [tiers.public, tiers.private, tiers.isolated]) {
      expect(acl).toBeDefined();
      expect(admits(acl, 22)).toBe(false);
      expect(admits(acl, 3389)).toBe(false);
    }
  });

  it('lets in the message that a path takes smaller packets, without which connections hang', () => {
    const tiers = acls(usual);
    for (const acl of [tiers.public, tiers.private]) {
      expect(rules(acl, 'ingress')).toContainEqual(
        expect.objectContaining({ protocol: 'icmp', icmp_type: 3, icmp_code: 4 }),
      );
    }
  });

  it('opens public subnets for the declared ports alone, and private ones for answers only', () => {
    const tiers = acls(network({ publicPorts: [443] }));
    expect(admits(tiers.public, 443)).toBe(true);
    expect(admits(tiers.public, 80)).toBe(false);
    expect(admits(tiers.private, 443)).toBe(false);
    expect(admits(tiers.private, 32768)).toBe(true);
  });

  it('logs all traffic to an encrypted group of its own that keeps it for the declared time', () => {
    const [flowLog] = resourcesOf(usual, 'aws_flow_log');
    const [group] = resourcesOf(usual, 'aws_cloudwatch_log_group');
    const [key] = resourcesOf(usual, 'aws_kms_key');
    expect(flowLog).toMatchObject({ traffic_type: 'ALL' });
    expect(group).toMatchObject({ retention_in_days: 365, name: '/aws/vpc/test/flow-logs' });
    expect(group?.['kms_key_id']).toMatch(/^\$\{aws_kms_key\./);
    expect(key).toMatchObject({ enable_key_rotation: true });
  });

  it('lets the flow logs role write to that group and nowhere else', () => {
    const [policy] = resourcesOf(usual, 'aws_iam_role_policy');
    const { Statement } = JSON.parse(String(policy?.['policy'])) as {
      Statement: { Action: string[]; Resource: string[] }[];
    };
    const writing = Statement.filter(({ Action }) => Action.includes('logs:PutLogEvents'));
    expect(writing).toHaveLength(1);
    expect(writing[0]?.Resource.every((arn) => arn.includes('aws_cloudwatch_log_group'))).toBe(
      true,
    );
  });

  it('reaches S3 and DynamoDB from every route table without NAT', () => {
    const endpoints = resourcesOf(usual, 'aws_vpc_endpoint');
    const tables = Object.keys(usual.resource?.['aws_route_table'] ?? {});
    expect(endpoints.map(({ service_name }) => service_name).sort()).toEqual([
      'com.amazonaws.eu-west-1.dynamodb',
      'com.amazonaws.eu-west-1.s3',
    ]);
    for (const endpoint of endpoints) {
      expect(endpoint['route_table_ids']).toHaveLength(tables.length);
    }
  });
});

describe('a network joined to others', () => {
  const peerCidrs = ['10.90.0.0/16', '192.168.7.0/24'];
  const joined = acls(network({ peerCidrs, podCidr: '100.64.0.0/16' }));
  const from = (acl: Resource | undefined) =>
    rules(acl, 'ingress')
      .filter(({ cidr_block }) => peerCidrs.includes(cidr_block))
      .map(({ cidr_block, protocol }) => [cidr_block, protocol]);

  it('lets them into private subnets, and into no others', () => {
    expect(from(joined.private)).toEqual(peerCidrs.map((cidr) => [cidr, '-1']));
    expect(from(joined.public)).toEqual([]);
    expect(from(joined.isolated)).toEqual([]);
  });

  it('keeps the number of every rule that was there before', () => {
    const before = acls(network({ podCidr: '100.64.0.0/16' })).private;
    const after = rules(joined.private, 'ingress');
    expect(after.slice(0, -peerCidrs.length)).toEqual(rules(before, 'ingress'));
  });

  it('stays within the twenty rules of an ACL, joined to as many as may be', () => {
    const most = Array.from({ length: 10 }, (_, index) => `10.${90 + index}.0.0/16`);
    const { private: acl } = acls(network({ peerCidrs: most, podCidr: '100.64.0.0/16' }));
    expect(rules(acl, 'ingress').length).toBeLessThanOrEqual(20);
    expect(() => network({ peerCidrs: [...most, '10.200.0.0/16'] })).toThrow(/peerCidrs: .*10/);
  });

  it.each([
    [['198.51.100.0/24'], /peerCidrs\[0\]: expected a private IPv4 block/],
    [['0.0.0.0/0'], /peerCidrs\[0\]: expected a private IPv4 block/],
    [['10.90.0.1/16'], /peerCidrs\[0\]: expected a private IPv4 block/],
    [['10.90.0.0/16', '10.0.0.0/8'], /peerCidrs\[1\]: expected a block outside of cidr/],
    [['10.40.3.0/24'], /peerCidrs\[0\]: expected a block outside of cidr \(10\.40\.0\.0\/16\)/],
    [['100.64.0.0/10'], /peerCidrs\[0\]: expected a block outside of podCidr/],
  ])('is not joined to %j', (wrong, message) => {
    const build = () => network({ peerCidrs: wrong, podCidr: '100.64.0.0/16' });
    expect(build).toThrow(message);
    expect(build).toThrow(/1 mistake,/);
  });
});

describe('NAT', () => {
  it('per zone: each zone leaves by its own gateway, which has an alarm', () => {
    const stack = network({ nat: 'per-zone' });
    expect(resourcesOf(stack, 'aws_nat_gateway')).toHaveLength(3);
    const routes = resourcesOf(stack, 'aws_route').filter((route) => route['nat_gateway_id']);
    expect(new Set(routes.map(({ nat_gateway_id }) => nat_gateway_id)).size).toBe(3);
    const alarmed = resourcesOf(stack, 'aws_cloudwatch_metric_alarm');
    expect(alarmed).toHaveLength(3);
    for (const each of alarmed) {
      expect(each).toMatchObject({
        metric_name: 'ErrorPortAllocation',
        alarm_actions: ['arn:critical'],
        ok_actions: ['arn:critical'],
      });
    }
  });

  it('single: every zone leaves by the one gateway', () => {
    const stack = network({ nat: 'single' });
    expect(resourcesOf(stack, 'aws_nat_gateway')).toHaveLength(1);
    const routes = resourcesOf(stack, 'aws_route').filter((route) => route['nat_gateway_id']);
    expect(routes).toHaveLength(3);
  });

  it('none: the private subnets have no route out', () => {
    const stack = network({ nat: 'none' });
    expect(resourcesOf(stack, 'aws_nat_gateway')).toHaveLength(0);
    const outward = resourcesOf(stack, 'aws_route').filter(
      (route) => route['destination_cidr_block'] === '0.0.0.0/0',
    );
    expect(outward).toHaveLength(1); // the public tier's, to the internet gateway
    expect(outward[0]).toHaveProperty('gateway_id');
  });

  it('changes in place: the subnets and route tables keep their addresses', () => {
    const stable = (nat: NetworkOptions['nat']) =>
      addresses(network({ nat })).filter((address) => /subnet|route_table/.test(address));
    expect(stable('single')).toEqual(stable('per-zone'));
    expect(stable('none')).toEqual(stable('per-zone'));
  });
});

describe('interface endpoints', () => {
  const stack = network({ interfaceEndpoints: ['ecr.api', 'sts'] });

  it('have private DNS, a subnet in every zone and a security group of their own', () => {
    const endpoints = resourcesOf(stack, 'aws_vpc_endpoint').filter(
      ({ vpc_endpoint_type }) => vpc_endpoint_type === 'Interface',
    );
    expect(endpoints).toHaveLength(2);
    for (const endpoint of endpoints) {
      expect(endpoint).toMatchObject({ private_dns_enabled: true });
      expect(endpoint['subnet_ids']).toHaveLength(3);
      expect(endpoint['security_group_ids']).toEqual([
        expect.stringMatching(/^\$\{aws_security_group\./),
      ]);
    }
  });

  it('admit HTTPS from the network alone', () => {
    expect(resourcesOf(stack, 'aws_vpc_security_group_ingress_rule')).toEqual([
      expect.objectContaining({ cidr_ipv4: '10.40.0.0/16', from_port: 443, to_port: 443 }),
    ]);
  });

  it('admit CQL where Keyspaces is among them', () => {
    const rules = resourcesOf(
      network({ interfaceEndpoints: ['cassandra'] }),
      'aws_vpc_security_group_ingress_rule',
    );
    expect(rules.map(({ from_port }) => from_port).sort()).toEqual([443, 9142]);
  });

  it('cost nothing where none is asked for', () => {
    expect(resourcesOf(network(), 'aws_security_group')).toEqual([]);
  });
});

describe('a block for pods', () => {
  const stack = network({ podCidr: '100.64.0.0/16' });

  it('gives each zone a pod subnet that waits for the block and leaves by the zone own route table', () => {
    const subnets = Object.entries(stack.resource?.['aws_subnet'] ?? {}).filter(([id]) =>
      id.includes('Pods'),
    );
    expect(subnets.map(([, { cidr_block }]) => cidr_block)).toEqual([
      '100.64.0.0/18',
      '100.64.64.0/18',
      '100.64.128.0/18',
    ]);
    for (const [, subnet] of subnets) {
      expect(subnet['vpc_id']).toMatch(/^\$\{aws_vpc_ipv4_cidr_block_association\./);
    }
    expect(resourcesOf(stack, 'aws_route_table')).toHaveLength(5);
  });

  it('may use the interface endpoints', () => {
    const rules = resourcesOf(
      network({ podCidr: '100.64.0.0/16', interfaceEndpoints: ['sts'] }),
      'aws_vpc_security_group_ingress_rule',
    );
    expect(rules.map(({ cidr_ipv4 }) => cidr_ipv4).sort()).toEqual(
      ['10.40.0.0/16', '100.64.0.0/16'].sort(),
    );
  });
});

describe('addresses in the state', () => {
  it('stay put when a zone is appended', () => {
    const before = addresses(network({}, ['a', 'b']));
    const after = addresses(network({}, ['a', 'b', 'c']));
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after.length).toBeGreaterThan(before.length);
  });
});

describe('a fork that writes a wrong network', () => {
  it('hears every mistake at once, with the path of its construct', () => {
    const build = () =>
      network({ cidr: '10.0.0.0/8', nat: 'maybe' as 'none', interfaceEndpoints: ['s3' as 'sts'] });
    expect(build).toThrow(InvalidInput);
    expect(build).toThrow(
      /test\/Network: cidr: .*\n.*test\/Network: nat: .*\n.*interfaceEndpoints\[0\]/,
    );
  });

  it('hears that its addresses do not suffice', () => {
    expect(() => network({ capacity: { nodes: 2000, podsPerNode: 100 } })).toThrow(
      /test\/Network: cidr: expected \d+ addresses/,
    );
  });
});
