import type { Construct } from 'constructs';
import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import type { EnvironmentOptions } from '#environments/environment';
import { BaseStack } from '#stacks/base-stack';
import { environment } from '#test/support/good-environment';
import { type StackJson, synthesize } from '#test/support/synthesized';

class Stack extends BaseStack {}

/** The project's own production environment. */
export const production = environment('production');

/** What a stack of an environment, with all policies, writes; throws what they refuse. */
export function write(
  make: (scope: Construct) => void,
  options: EnvironmentOptions = production,
  stack = 'test',
): StackJson {
  const written = synthesize((app) => {
    make(new Stack(app, options, stack));
  })[`${options.name}-${stack}`];
  if (written === undefined) throw new Error('the stack was not written');
  return written;
}

/** A cluster whose endpoint and encryption a test chooses. */
export const cluster =
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
