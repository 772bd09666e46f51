import * as kafka from '@aws-sdk/client-kafka';

import { mskService } from '#tools/local/emulator/services/msk/msk-service';

import { StubEc2 } from '../eks/stub-ec2';
import { serve, type ServiceEndpoint } from '../service-endpoint';

/** MSK on a loopback port with clients of two regions before it. */
export interface MskEndpoint extends ServiceEndpoint {
  readonly client: kafka.KafkaClient;
  /** A client of another region. */
  readonly elsewhere: kafka.KafkaClient;
}

/** The day of every test. */
export const NOW = new Date('2026-11-24T12:00:00Z');

/** Serves MSK in this process; `close` it in the end. */
export async function serveMsk(): Promise<MskEndpoint> {
  const options = { account: '000000000000', ec2: new StubEc2(), now: () => NOW };
  const endpoint = await serve(mskService(options));
  const client = new kafka.KafkaClient(endpoint.clientOptions());
  const elsewhere = new kafka.KafkaClient(endpoint.clientOptions('eu-central-1'));
  return {
    ...endpoint,
    client,
    elsewhere,
    close: async () => {
      client.destroy();
      elsewhere.destroy();
      await endpoint.close();
    },
  };
}

/** A request for three brokers with IAM, changed at will. */
export function clusterRequest(
  overrides: Partial<kafka.CreateClusterCommandInput> = {},
): kafka.CreateClusterCommandInput {
  return {
    ClusterName: 'events',
    KafkaVersion: '3.9.x',
    NumberOfBrokerNodes: 3,
    BrokerNodeGroupInfo: brokers(),
    ClientAuthentication: { Sasl: { Iam: { Enabled: true } } },
    ...overrides,
  };
}

/** Brokers in three zones, changed at will. */
export function brokers(
  overrides: Partial<kafka.BrokerNodeGroupInfo> = {},
): kafka.BrokerNodeGroupInfo {
  return {
    InstanceType: 'kafka.m7g.large',
    ClientSubnets: ['subnet-a', 'subnet-b', 'subnet-c'],
    SecurityGroups: ['sg-extra'],
    ...overrides,
  };
}

/** Creates a cluster and waits until it is active. */
export async function createCluster(
  client: kafka.KafkaClient,
  overrides: Partial<kafka.CreateClusterCommandInput> = {},
): Promise<kafka.ClusterInfo> {
  const command = new kafka.CreateClusterCommand(clusterRequest(overrides));
  const { ClusterArn = '' } = await client.send(command);
  return describeCluster(client, ClusterArn);
}

/** The cluster after what was under way in it has ended. */
export async function describeCluster(
  client: kafka.KafkaClient,
  ClusterArn: string | undefined,
): Promise<kafka.ClusterInfo> {
  const { ClusterInfo } = await client.send(new kafka.DescribeClusterCommand({ ClusterArn }));
  if (!ClusterInfo) throw new Error('no cluster in the answer');
  return ClusterInfo;
}

/** Creates a configuration with one revision. */
export async function createConfiguration(
  client: kafka.KafkaClient,
  overrides: Partial<kafka.CreateConfigurationCommandInput> = {},
): Promise<kafka.CreateConfigurationCommandOutput> {
  const ServerProperties = Buffer.from('auto.create.topics.enable=false');
  const request = { Name: 'events', ServerProperties, ...overrides };
  return client.send(new kafka.CreateConfigurationCommand(request));
}

/** Lets clients of other VPCs in. */
export async function connectVpcs(
  client: kafka.KafkaClient,
  cluster: kafka.ClusterInfo,
  authentication: kafka.VpcConnectivityClientAuthentication,
): Promise<kafka.ClusterInfo> {
  const command = new kafka.UpdateConnectivityCommand({
    ClusterArn: cluster.ClusterArn,
    CurrentVersion: cluster.CurrentVersion,
    ConnectivityInfo: { VpcConnectivity: { ClientAuthentication: authentication } },
  });
  await client.send(command);
  return describeCluster(client, cluster.ClusterArn);
}
