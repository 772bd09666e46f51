import { KafkaCluster } from '#constructs/kafka-cluster/kafka-cluster';
import type { KafkaOptions } from '#constructs/kafka-cluster/kafka-options';
import {
  type Resource,
  resourcesOf,
  type StackJson,
  synthesizeConstruct,
} from '#test/support/synthesized';

/** Where the cluster stands. */
export const network = {
  vpcId: 'vpc-1',
  cidrBlock: '10.40.0.0/16',
  zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
  publicSubnetIds: ['subnet-public-a', 'subnet-public-b', 'subnet-public-c'],
  privateSubnetIds: ['subnet-private-a', 'subnet-private-b', 'subnet-private-c'],
  privateRouteTableIds: [],
  isolatedSubnetIds: ['subnet-isolated-a', 'subnet-isolated-b', 'subnet-isolated-c'],
  podSubnetIds: [] as string[],
};
const alarms = { topicArns: { critical: 'arn:critical', warning: 'arn:warning' } };

/** The stack of one cluster, `events`, in some zones. */
export const made = (options: KafkaOptions, zones = network.zones) =>
  synthesizeConstruct((scope) => {
    new KafkaCluster(scope, 'events', {
      name: 'events',
      options,
      network: { ...network, zones },
      alarms,
      logRetentionDays: 365,
    });
  });

/** The one resource of a type. Throws where there is none, or more. */
export const only = (stack: StackJson, type: string): Resource => {
  const [first, ...others] = resourcesOf(stack, type);
  if (first === undefined || others.length > 0) throw new Error(`not one ${type}`);
  return first;
};
/** The properties of the brokers, as MSK gets them. */
export const properties = (stack: StackJson) =>
  String(only(stack, 'aws_msk_configuration')['server_properties']);
/** The metrics that alarms look at, one for each alarm. */
export const metrics = (stack: StackJson) =>
  resourcesOf(stack, 'aws_cloudwatch_metric_alarm').map(({ metric_name }) => metric_name);
