import type { Properties, ResourceType, ServiceCall } from './resource-type';

/**
 * A topic of an MSK cluster.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-msk-topic.html
 */
export const mskTopic: ResourceType = {
  identity: ['ClusterArn', 'TopicName', 'ReplicationFactor'],
  create: (properties) =>
    call('POST', properties, '', {
      topicName: properties['TopicName'],
      partitionCount: properties['PartitionCount'],
      replicationFactor: properties['ReplicationFactor'],
      configs: properties['Configs'],
    }),
  update: (_, after) => [
    call('PUT', after, nameIn(after), {
      partitionCount: after['PartitionCount'],
      configs: after['Configs'],
    }),
  ],
  delete: (properties) => call('DELETE', properties, nameIn(properties)),
  look: (properties) => call('GET', properties, nameIn(properties)),
};

function nameIn({ TopicName }: Properties): string {
  return `/${encodeURIComponent(String(TopicName))}`;
}

function call(
  method: string,
  { ClusterArn }: Properties,
  name: string,
  body: object = {},
): ServiceCall {
  const cluster = encodeURIComponent(String(ClusterArn));
  const path = `/v1/clusters/${cluster}/topics${name}`;
  return { service: 'kafka', method, path, headers: {}, body };
}
