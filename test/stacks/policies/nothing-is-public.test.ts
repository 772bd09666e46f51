import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
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
