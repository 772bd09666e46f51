import * as kafka from '@aws-sdk/client-kafka';

import { omit } from '#tools/local/emulator/omit';

import {
  brokers,
  clusterRequest,
  createCluster,
  createConfiguration,
  describeCluster,
  NOW,
  serveMsk,
  type MskEndpoint,
} from './msk-endpoint';

const CREATE_SERVERLESS = {
  ClusterName: 'spiky',
  Serverless: {
    VpcConfigs: [{ SubnetIds: ['subnet-a', 'subnet-b'], SecurityGroupIds: ['sg-extra'] }],
    ClientAuthentication: { Sasl: { Iam: { Enabled: true } } },
  },
};

describe('clusters', () => {
  let msk: MskEndpoint;
  beforeEach(async () => {
    msk = await serveMsk();
  });
  afterEach(() => msk.close());

  const create = (overrides: Partial<kafka.CreateClusterCommandInput> = {}) =>
    msk.client.send(new kafka.CreateClusterCommand(clusterRequest(overrides)));

  it('are CREATING, then ACTIVE with the defaults of MSK, then gone', async () => {
    const { ClusterArn, State } = await create();
    expect(State).toBe('CREATING');
    expect(await describeCluster(msk.client, ClusterArn)).toMatchObject({
      ClusterName: 'events',
      State: 'ACTIVE',
      CreationTime: NOW,
      NumberOfBrokerNodes: 3,
      CurrentBrokerSoftwareInfo: { KafkaVersion: '3.9.x' },
      EnhancedMonitoring: 'DEFAULT',
      EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS', InCluster: true } },
      BrokerNodeGroupInfo: {
        StorageInfo: { EbsStorageInfo: { VolumeSize: 1000 } },
        ConnectivityInfo: { PublicAccess: { Type: 'DISABLED' } },
      },
      StorageMode: 'LOCAL',
    });

    const { State: deleting } = await msk.client.send(
      new kafka.DeleteClusterCommand({ ClusterArn }),
    );
    expect(deleting).toBe('DELETING');
    await expect(describeCluster(msk.client, ClusterArn)).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });

  it('are refused twice under one name, until the first is being deleted', async () => {
    const { ClusterArn } = await createCluster(msk.client);
    await expect(create()).rejects.toMatchObject({
      name: 'ConflictException',
      message: 'This cluster name already exists. Retry your request using another name.',
    });

    await msk.client.send(new kafka.DeleteClusterCommand({ ClusterArn }));
    await expect(create()).resolves.toMatchObject({ ClusterName: 'events' });
  });

  it('of Express brokers have no storage of their own and are rebalanced', async () => {
    const express = brokers({ InstanceType: 'express.m7g.large' });
    const cluster = await createCluster(msk.client, { BrokerNodeGroupInfo: express });

    expect(cluster.BrokerNodeGroupInfo?.StorageInfo).toBeUndefined();
    expect(cluster).toMatchObject({ Rebalancing: { Status: 'ACTIVE' } });
    expect(cluster.StorageMode).toBeUndefined();
  });

  it('without servers have IAM and one bootstrap string, and only the second API', async () => {
    const command = new kafka.CreateClusterV2Command(CREATE_SERVERLESS);
    const { ClusterArn, ClusterType } = await msk.client.send(command);
    expect(ClusterType).toBe('SERVERLESS');

    const described = new kafka.DescribeClusterV2Command({ ClusterArn });
    expect((await msk.client.send(described)).ClusterInfo).toMatchObject({
      State: 'ACTIVE',
      ClusterType: 'SERVERLESS',
      Serverless: CREATE_SERVERLESS.Serverless,
    });
    const bootstrap = new kafka.GetBootstrapBrokersCommand({ ClusterArn });
    const strings = omit(await msk.client.send(bootstrap), '$metadata');
    expect(strings).toEqual({
      BootstrapBrokerStringSaslIam: expect.stringMatching(
        /^boot-\w+\.c2\.kafka-serverless\.eu-west-1\.amazonaws\.com:9098$/,
      ) as string,
    });
    await expect(describeCluster(msk.client, ClusterArn)).rejects.toMatchObject({
      message: 'This operation cannot be performed on serverless clusters.',
    });
  });

  it('are listed in their own region, by type and name', async () => {
    await createCluster(msk.client);
    await msk.client.send(new kafka.CreateClusterV2Command(CREATE_SERVERLESS));

    const all = await msk.client.send(new kafka.ListClustersV2Command({}));
    expect(all.ClusterInfoList?.map(({ ClusterName }) => ClusterName)).toEqual(['events', 'spiky']);
    const type = new kafka.ListClustersV2Command({ ClusterTypeFilter: 'SERVERLESS' });
    expect((await msk.client.send(type)).ClusterInfoList).toHaveLength(1);
    const named = new kafka.ListClustersCommand({ ClusterNameFilter: 'ev' });
    expect((await msk.client.send(named)).ClusterInfoList).toHaveLength(1);
    const elsewhere = await msk.elsewhere.send(new kafka.ListClustersV2Command({}));
    expect(elsewhere.ClusterInfoList).toEqual([]);
  });

  it('are listed in pages', async () => {
    await createCluster(msk.client);
    await createCluster(msk.client, { ClusterName: 'orders' });

    const first = await msk.client.send(new kafka.ListClustersCommand({ MaxResults: 1 }));
    expect(first.ClusterInfoList).toMatchObject([{ ClusterName: 'events' }]);
    const { NextToken } = first;
    const second = await msk.client.send(new kafka.ListClustersCommand({ NextToken }));
    expect(second).toMatchObject({ ClusterInfoList: [{ ClusterName: 'orders' }] });
    expect(second.NextToken).toBeUndefined();
    await expect(
      msk.client.send(new kafka.ListClustersCommand({ NextToken: 'made-up' })),
    ).rejects.toMatchObject({ name: 'BadRequestException' });
  });

  it.each<[string, Partial<kafka.CreateClusterCommandInput>, RegExp]>([
    [
      'brokers that the zones do not divide',
      { NumberOfBrokerNodes: 4 },
      /multiple of Availability/,
    ],
    ['more brokers than the quota', { NumberOfBrokerNodes: 33 }, /at most 30 broker nodes/],
    [
      'more brokers than the quota of KRaft',
      { KafkaVersion: '3.9.x.kraft', NumberOfBrokerNodes: 63 },
      /at most 60 broker nodes/,
    ],
    ['an unknown version', { KafkaVersion: '3.9.1' }, /Unsupported KafkaVersion \[3\.9\.1\]/],
    ['a version of Express only', { KafkaVersion: '4.2.x.kraft' }, /Unsupported KafkaVersion/],
    [
      'a version of standard brokers for Express',
      {
        KafkaVersion: '4.1.x.kraft',
        BrokerNodeGroupInfo: brokers({ InstanceType: 'express.m7g.large' }),
      },
      /Unsupported KafkaVersion/,
    ],
    [
      'an unknown instance type',
      { BrokerNodeGroupInfo: brokers({ InstanceType: 'kafka.m7g.huge' }) },
      /Unsupported instance type/,
    ],
    [
      'one subnet',
      { BrokerNodeGroupInfo: brokers({ ClientSubnets: ['subnet-a'] }) },
      /two or three client subnets/,
    ],
    [
      'subnets of one zone',
      { BrokerNodeGroupInfo: brokers({ ClientSubnets: ['subnet-a', 'subnet-other'] }) },
      /distinct Availability Zones/,
    ],
    [
      'a subnet that does not exist',
      { BrokerNodeGroupInfo: brokers({ ClientSubnets: ['subnet-a', 'subnet-z'] }) },
      /does not exist/,
    ],
    [
      'a security group that does not exist',
      { BrokerNodeGroupInfo: brokers({ SecurityGroups: ['sg-none'] }) },
      /does not exist/,
    ],
    [
      'storage for Express',
      {
        BrokerNodeGroupInfo: brokers({
          InstanceType: 'express.m7g.large',
          StorageInfo: { EbsStorageInfo: { VolumeSize: 10 } },
        }),
      },
      /no storage settings/,
    ],
    [
      'throughput for small brokers',
      {
        BrokerNodeGroupInfo: brokers({
          StorageInfo: { EbsStorageInfo: { ProvisionedThroughput: { Enabled: true } } },
        }),
      },
      /throughput is not supported for kafka\.m7g\.large/,
    ],
    [
      'tiered storage for the smallest brokers',
      {
        StorageMode: 'TIERED',
        BrokerNodeGroupInfo: brokers({ InstanceType: 'kafka.t3.small' }),
      },
      /Tiered storage is not supported/,
    ],
    [
      'public access from the start',
      {
        BrokerNodeGroupInfo: brokers({
          ConnectivityInfo: { PublicAccess: { Type: 'SERVICE_PROVIDED_EIPS' } },
        }),
      },
      /Public access cannot be turned on/,
    ],
    [
      'other VPCs from the start',
      {
        BrokerNodeGroupInfo: brokers({
          ConnectivityInfo: {
            VpcConnectivity: { ClientAuthentication: { Sasl: { Iam: { Enabled: true } } } },
          },
        }),
      },
      /VPC connectivity cannot be turned on/,
    ],
    [
      'mutual TLS without an authority',
      { ClientAuthentication: { Tls: { Enabled: true } } },
      /at least one private certificate authority/,
    ],
    [
      'IAM over plaintext',
      { EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'PLAINTEXT' } } },
      /needs TLS/,
    ],
    [
      'a configuration that does not exist',
      { ConfigurationInfo: { Arn: 'arn:aws:kafka:::configuration/none', Revision: 1 } },
      /Configuration ARN or revision does not exist/,
    ],
  ])('are refused with %s', async (_, overrides, message) => {
    await expect(create(overrides)).rejects.toMatchObject({
      name: 'BadRequestException',
      message: expect.stringMatching(message) as string,
    });
  });

  it('are refused with a revision that their configuration does not have', async () => {
    const { Arn } = await createConfiguration(msk.client);

    await expect(create({ ConfigurationInfo: { Arn, Revision: 2 } })).rejects.toMatchObject({
      name: 'BadRequestException',
    });
    const { CurrentBrokerSoftwareInfo } = await createCluster(msk.client, {
      ConfigurationInfo: { Arn, Revision: 1 },
    });
    expect(CurrentBrokerSoftwareInfo).toMatchObject({
      ConfigurationArn: Arn,
      ConfigurationRevision: 1,
    });
  });
});
