import { Lb } from '@cdktf/provider-aws/lib/lb';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import type { EnvironmentOptions } from '#environments/environment';
import { cluster, production, write } from '#test/support/policed-stack';

describe('nothing is public', () => {
  const until = '2027-01-01';
  const allowed: EnvironmentOptions = {
    ...production,
    exceptions: [{ rule: 'public-kubernetes-endpoint', reason: 'no VPN yet', until }],
  };
  const office = { endpointPublicAccess: true, publicAccessCidrs: ['198.51.100.0/24'] };

  it('refuses subnets that give public addresses', () => {
    const open = (scope: Construct) => {
      new Subnet(scope, 'Subnet', { vpcId: 'vpc-1', mapPublicIpOnLaunch: true });
    };
    expect(() => write(open)).toThrow(/Subnet: map_public_ip_on_launch.*\[nothing-is-public\]/);
  });

  it.each(['0.0.0.0/0', '::/0'])('refuses a security group that lets in %s', (cidr) => {
    const open = (scope: Construct) => {
      new VpcSecurityGroupIngressRule(scope, 'Rule', {
        securityGroupId: 'sg-1',
        ipProtocol: 'tcp',
        ...(cidr.includes(':') ? { cidrIpv6: cidr } : { cidrIpv4: cidr }),
      });
    };
    expect(() => write(open)).toThrow(/Rule: cidr_ipv[46].*\[nothing-is-public\]/);
  });

  it.each<[string, string, object]>([
    ['aws_security_group_rule', 'cidr_blocks', { type: 'ingress', cidr_blocks: ['0.0.0.0/0'] }],
    [
      'aws_security_group',
      'ingress.ipv6_cidr_blocks',
      { ingress: [{ ipv6_cidr_blocks: ['::/0'] }] },
    ],
    ['aws_security_group', 'ingress.cidr_blocks', { ingress: [{ cidr_blocks: ['128.0.0.0/1'] }] }],
    ['aws_vpc_security_group_ingress_rule', 'cidr_ipv4', { cidr_ipv4: '0.0.0.0/1' }],
    [
      'aws_db_instance',
      'publicly_accessible',
      { publicly_accessible: true, storage_encrypted: true },
    ],
    ['aws_instance', 'associate_public_ip_address', { associate_public_ip_address: true }],
    ['aws_s3_bucket_public_access_block', 'block_public_policy', { block_public_policy: false }],
    [
      'aws_network_acl_rule',
      'cidr_block',
      {
        rule_action: 'allow',
        protocol: 'tcp',
        cidr_block: '0.0.0.0/0',
        from_port: 20,
        to_port: 30,
      },
    ],
    [
      'aws_network_acl',
      'ingress.cidr_block',
      {
        ingress: [
          { action: 'allow', protocol: '-1', cidr_block: '0.0.0.0/0', from_port: 0, to_port: 0 },
        ],
      },
    ],
    [
      'aws_sns_topic_policy',
      'policy',
      {
        policy: JSON.stringify({
          Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sns:Publish' }],
        }),
      },
    ],
    [
      'aws_sqs_queue_policy',
      'policy',
      { policy: JSON.stringify({ Statement: { Effect: 'Allow', Principal: { AWS: '*' } } }) },
    ],
  ])('refuses %s by its %s', (type, property, written) => {
    const open = (scope: Construct) => {
      const resource = new TerraformResource(scope, 'Open', {
        terraformResourceType: type,
        terraformGeneratorMetadata: { providerName: 'aws' },
      });
      for (const [name, value] of Object.entries(written)) resource.addOverride(name, value);
    };
    expect(() => write(open)).toThrow(`Open: ${property}: expected nothing that the internet`);
  });

  it.each<[string, object]>([
    ['aws_security_group_rule', { type: 'egress', cidr_blocks: ['0.0.0.0/0'] }],
    ['aws_security_group_rule', { type: 'ingress', cidr_blocks: ['10.0.0.0/8'] }],
    [
      'aws_network_acl_rule',
      { rule_action: 'deny', protocol: '-1', cidr_block: '0.0.0.0/0', from_port: 0, to_port: 0 },
    ],
    [
      'aws_sns_topic_policy',
      {
        policy: JSON.stringify({
          Statement: [
            {
              Effect: 'Allow',
              Principal: '*',
              Condition: { StringEquals: { 'aws:SourceAccount': '1' } },
            },
          ],
        }),
      },
    ],
    ['aws_sns_topic_policy', { policy: '${var.policy}' }],
  ])('accepts %s with %j', (type, written) => {
    write((scope) => {
      const resource = new TerraformResource(scope, 'Closed', {
        terraformResourceType: type,
        terraformGeneratorMetadata: { providerName: 'aws' },
      });
      for (const [name, value] of Object.entries(written)) resource.addOverride(name, value);
    });
  });

  describe('where the environment wants a balancer on the internet', () => {
    const { edge } = production;
    if (edge === undefined) throw new Error('production has no edge');
    const inside = {
      ...production,
      edge: { ...edge, balancers: { public: { ...edge.balancers['public'], scheme: 'internal' } } },
    } as EnvironmentOptions;
    const partners = {
      ...production,
      edge: {
        ...edge,
        balancers: {
          public: { ...edge.balancers['public'], allowFrom: { office: '198.51.100.0/24' } },
        },
      },
    } as EnvironmentOptions;
    const door =
      (fromPort: number, toPort = fromPort, ipProtocol = 'tcp') =>
      (scope: Construct) => {
        new VpcSecurityGroupIngressRule(scope, 'Rule', {
          securityGroupId: 'sg-1',
          cidrIpv4: '0.0.0.0/0',
          ...{ ipProtocol, fromPort, toPort },
        });
      };
    const balancer = (scope: Construct, name = 'alb-production--public') => {
      new Lb(scope, 'Balancer', { name, internal: false, subnets: ['subnet-1', 'subnet-2'] });
    };

    it('lets its ports be open in the edge stack, and that balancer be there', () => {
      expect(() => write(door(443), production, 'edge')).not.toThrow();
      expect(() => write((scope) => balancer(scope), production, 'edge')).not.toThrow();
    });

    it.each<[string, (scope: Construct) => void, EnvironmentOptions, string]>([
      ['another port', door(22), production, 'edge'],
      ['more ports than that', door(80, 443), production, 'edge'],
      ['another stack', door(443), production, 'test'],
      ['an environment whose balancers are internal', door(443), inside, 'edge'],
      ['another protocol', door(443, 443, 'udp'), production, 'edge'],
      ['a balancer that lets in the office alone', door(443), partners, 'edge'],
      ['a balancer of another stack', (scope) => balancer(scope), production, 'test'],
      ['a balancer that is to be internal', (scope) => balancer(scope), inside, 'edge'],
      [
        'another balancer than that',
        (scope) => balancer(scope, 'nlb-production--devices'),
        production,
        'edge',
      ],
    ])('still refuses %s', (_, make, options, stack) => {
      expect(() => write(make, options, stack)).toThrow(/\[nothing-is-public\]/);
    });
  });

  it('refuses a public Kubernetes endpoint unless an exception names the rule', () => {
    expect(() => write(cluster(office))).toThrow(/\[public-kubernetes-endpoint\]/);
    expect(() => write(cluster(office), allowed)).not.toThrow();
  });

  it('refuses a Kubernetes endpoint that is open to everybody whatever the exceptions say', () => {
    const open = { endpointPublicAccess: true, publicAccessCidrs: ['0.0.0.0/0'] };
    expect(() => write(cluster(open), allowed)).toThrow(/public_access_cidrs/);
  });

  it('accepts what is private', () => {
    write((scope) => {
      cluster({ endpointPublicAccess: false })(scope);
      new Subnet(scope, 'Subnet', { vpcId: 'vpc-1', mapPublicIpOnLaunch: false });
    });
  });
});
