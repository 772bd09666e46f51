import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import type { Construct } from 'constructs';
import type { EnvironmentOptions } from '#environments/environment';
import { BaseStack } from '#stacks/base-stack';
import { environment } from '#test/support/good-environment';
import { resourcesOf, synthesize } from '#test/support/synthesized';

class Stack extends BaseStack {}

const production = environment('production');

const write = (make: (scope: Construct) => void, options: EnvironmentOptions = production) => {
  const written = synthesize((app) => {
    make(new Stack(app, options, 'test'));
  })[`${options.name}-test`];
  if (written === undefined) throw new Error('the stack was not written');
  return written;
};

const key = (scope: Construct) => {
  new KmsKey(scope, 'Key', { policy: '{}' });
};
const KEY_ID = 'Key';
const protectedKey = (options: EnvironmentOptions) =>
  resourcesOf(write(key, options), 'aws_kms_key').map(({ lifecycle }) => lifecycle);

const cluster =
  (vpcConfig: object, encrypted = true) =>
  (scope: Construct) => {
    new EksCluster(scope, 'Cluster', {
      name: 'x',
      roleArn: 'arn',
      vpcConfig: { subnetIds: ['subnet-1'], ...vpcConfig },
      ...(encrypted && {
        encryptionConfig: { resources: ['secrets'], provider: { keyArn: 'arn' } },
      }),
    });
  };

describe('data is protected', () => {
  it('against deletion, wherever nothing is said', () => {
    expect(protectedKey(production)).toEqual([{ prevent_destroy: true }]);
  });

  it('but for an address that the environment acknowledges', () => {
    const acknowledged = (address: string) => ({
      ...production,
      acknowledgements: [{ address, reason: 'moved', until: '2027-01-01' }],
    });
    expect(protectedKey(acknowledged(`production-test/aws_kms_key.${KEY_ID}`))).toEqual([
      undefined,
    ]);
    expect(protectedKey(acknowledged('production-test/aws_kms_key.Other'))).toEqual([
      { prevent_destroy: true },
    ]);
    expect(protectedKey(acknowledged(`production-other/aws_kms_key.${KEY_ID}`))).toEqual([
      { prevent_destroy: true },
    ]);
  });

  it('but where the environment has written protectData: false', () => {
    expect(protectedKey({ ...production, protectData: false })).toEqual([undefined]);
  });

  it('and keeps the rest of a lifecycle', () => {
    const stack = write((scope) => {
      new KmsKey(scope, 'Key', { policy: '{}', lifecycle: { ignoreChanges: ['policy'] } });
    });
    expect(resourcesOf(stack, 'aws_kms_key')[0]?.['lifecycle']).toEqual({
      ignore_changes: ['policy'],
      prevent_destroy: true,
    });
  });
});

describe('data is encrypted', () => {
  it.each<[string, (scope: Construct) => void, RegExp]>([
    [
      'a log group',
      (scope) => new CloudwatchLogGroup(scope, 'Logs', { retentionInDays: 7 }),
      /Logs: kms_key_id/,
    ],
    ['a topic', (scope) => new SnsTopic(scope, 'Topic', {}), /Topic: kms_master_key_id/],
    ['a cluster', cluster({}, false), /Cluster: encryption_config/],
    [
      'a launch template',
      (scope) =>
        new LaunchTemplate(scope, 'Template', {
          blockDeviceMappings: [
            { deviceName: '/dev/xvda', ebs: { encrypted: 'true' } },
            { deviceName: '/dev/xvdb', ebs: { volumeSize: 8 } },
          ],
        }),
      /Template: block_device_mappings\.ebs\.encrypted/,
    ],
  ])('refuses %s without a key', (_, make, message) => {
    expect(() => write(make)).toThrow(message);
    expect(() => write(make)).toThrow(/\[data-is-encrypted\]/);
  });

  it('accepts what is encrypted', () => {
    write((scope) => {
      new SnsTopic(scope, 'Topic', { kmsMasterKeyId: 'arn' });
      new LaunchTemplate(scope, 'Template', {
        blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { encrypted: 'true' } }],
      });
      cluster({})(scope);
    });
  });
});

describe('log groups have retention', () => {
  it('refuses one that keeps its events for ever', () => {
    const endless = (scope: Construct) => {
      new CloudwatchLogGroup(scope, 'Logs', { kmsKeyId: 'arn' });
    };
    expect(() => write(endless)).toThrow(/Logs: retention_in_days: expected the days/);
  });
});

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
    expect(() => write(open)).toThrow(/Rule: cidr_ipv4/);
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
