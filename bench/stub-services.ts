import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import type { App } from 'cdktf';
import type { Construct } from 'constructs';
import { alarm, type IAlarmTopics } from '#constructs/capabilities/alarmed';
import { EncryptionKey } from '#constructs/capabilities/encrypted';
import { grant } from '#constructs/capabilities/grantable';
import { LogGroup } from '#constructs/capabilities/logged';
import { trustPolicy } from '#constructs/kernel/policy-document';
import type { INetwork } from '#constructs/network/network-contract';
import type { EnvironmentOptions } from '#environments/environment';
import { AlarmsStack } from '#stacks/alarms-stack';
import { BaseStack } from '#stacks/base-stack';
import { NetworkStack } from '#stacks/network-stack';

/** `one-stack`: all services in one state. `stack-each`: a state for each. */
export type Layout = 'one-stack' | 'stack-each';

/** Both layouts. */
export const LAYOUTS: readonly Layout[] = ['one-stack', 'stack-each'];

class ServiceStack extends BaseStack {}

/**
 * An app of stub services on the platform's real base stack, each of about ten resources made with
 * the real capabilities, and each reading the alarms and the network stack.
 */
export function addStubServices(
  app: App,
  environment: EnvironmentOptions,
  layout: Layout,
  count: number,
): void {
  const alarms = new AlarmsStack(app, environment);
  const network = new NetworkStack(app, environment, { alarms });
  const stackOf = (name: string) => {
    const stack = new ServiceStack(app, environment, name);
    return { stack, topics: alarms.topicsFor(stack), network: network.networkFor(stack) };
  };
  const shared = layout === 'one-stack' ? stackOf('services') : undefined;
  for (let index = 1; index <= count; index += 1) {
    const name = `stub-${String(index).padStart(4, '0')}`;
    const { stack, topics, network: offered } = shared ?? stackOf(`service-${name}`);
    addStubService(stack, name, topics, offered);
  }
}

function addStubService(
  scope: Construct,
  name: string,
  topics: IAlarmTopics,
  network: INetwork,
): void {
  const id = name.replace('stub-', 'Stub');
  const key = new EncryptionKey(scope, `${id}Key`, { name, description: `Encrypts ${name}` });
  new LogGroup(scope, `${id}Logs`, {
    name: `/sevenfold/${name}`,
    keyName: `${name}-logs`,
    retentionDays: 365,
  });
  const queue = new SqsQueue(scope, `${id}Queue`, { name, kmsMasterKeyId: key.keyArn });
  const role = new IamRole(scope, `${id}Role`, {
    name,
    assumeRolePolicy: trustPolicy('pods.eks.amazonaws.com'),
    tags: { vpc: network.vpcId },
  });
  grant(
    scope,
    `${id}Sends`,
    { roleName: role.name },
    {
      sid: 'Send',
      actions: ['sqs:SendMessage'],
      resources: [queue.arn],
    },
  );
  alarm(scope, `${id}Waits`, {
    topics,
    severity: 'warning',
    name: `${name}-waits`,
    description: 'Messages wait too long.',
    namespace: 'AWS/SQS',
    metricName: 'ApproximateAgeOfOldestMessage',
    dimensions: { QueueName: queue.name },
    statistic: 'Maximum',
    comparison: 'GreaterThanThreshold',
    threshold: 60,
  });
}
