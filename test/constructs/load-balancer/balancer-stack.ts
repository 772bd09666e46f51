import type { ILogBucket } from '#constructs/log-bucket/log-bucket-contract';
import type { INetwork } from '#constructs/network/network-contract';
import { ApplicationLoadBalancer } from '#constructs/load-balancer/application-load-balancer';
import type { LoadBalancerOptions } from '#constructs/load-balancer/load-balancer-options';
import { NetworkLoadBalancer } from '#constructs/load-balancer/network-load-balancer';
import type { Construct } from 'constructs';
import { CERTIFICATE } from '#test/support/load-balancer-samples';
import { type StackJson, synthesizeConstruct } from '#test/support/synthesized';

const network: INetwork = {
  vpcId: 'vpc-1',
  cidrBlock: '10.0.0.0/16',
  zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
  publicSubnetIds: ['public-a', 'public-b', 'public-c'],
  privateSubnetIds: ['private-a', 'private-b', 'private-c'],
  privateRouteTableIds: [],
  isolatedSubnetIds: [],
  podSubnetIds: [],
};

/** What every balancer of the tests stands in. */
export const surroundings = {
  network,
  alarms: {
    topicArns: {
      critical: 'arn:aws:sns:eu-west-1:111122223333:critical',
      warning: 'arn:aws:sns:eu-west-1:111122223333:warning',
    },
  },
  logBucket: { bucketName: 'logs', ready: [] } as ILogBucket,
  certificateArn: CERTIFICATE,
  protectData: true,
};

type Surroundings = Partial<typeof surroundings> & { readonly webAclArn?: string };

/** A balancer in a scope. */
export function make(
  scope: Construct,
  name: string,
  options: LoadBalancerOptions,
  change: Surroundings = {},
): ApplicationLoadBalancer | NetworkLoadBalancer {
  const props = { ...surroundings, ...change, name };
  return options.kind === 'application'
    ? new ApplicationLoadBalancer(scope, name, { ...props, options })
    : new NetworkLoadBalancer(scope, name, { ...props, options });
}

/** The stack of one balancer, named `public`. */
export const made = (options: LoadBalancerOptions, change: Surroundings = {}): StackJson =>
  synthesizeConstruct((scope) => {
    make(scope, 'public', options, change);
  });
