import * as kafka from '@aws-sdk/client-kafka';

import {
  brokers,
  createCluster,
  createConfiguration,
  describeCluster,
  serveMsk,
  type MskEndpoint,
} from './msk-endpoint';

const ALL = 'All';

describe('an update of a cluster', () => {
  let msk: MskEndpoint;
  let cluster: kafka.ClusterInfo;
  let named: { ClusterArn: string | undefined; CurrentVersion: string | undefined };
  beforeEach(async () => {
    msk = await serveMsk();
    use(await createCluster(msk.client));
  });
  afterEach(() => msk.close());

  function use(one: kafka.ClusterInfo): void {
    cluster = one;
    named = { ClusterArn: one.ClusterArn, CurrentVersion: one.CurrentVersion };
  }
  const count = (TargetNumberOfBrokerNodes: number) =>
    new kafka.UpdateBrokerCountCommand({ ...named, TargetNumberOfBrokerNodes });
  const volume = (VolumeSizeGB: number) =>
    new kafka.UpdateBrokerStorageCommand({
      ...named,
      TargetBrokerEBSVolumeInfo: [{ KafkaBrokerNodeId: ALL, VolumeSizeGB }],
    });
  const version = (TargetKafkaVersion: string) =>
    new kafka.UpdateClusterKafkaVersionCommand({ ...named, TargetKafkaVersion });
  const described = () => describeCluster(msk.client, cluster.ClusterArn);

  it('is an operation that ends, and gives the cluster a new version', async () => {
    const { ClusterOperationArn } = await msk.client.send(count(6));
    const command = new kafka.DescribeClusterOperationCommand({ ClusterOperationArn });
    expect((await msk.client.send(command)).ClusterOperationInfo).toMatchObject({
      OperationType: 'INCREASE_BROKER_COUNT',
      OperationState: 'UPDATE_COMPLETE',
      SourceClusterInfo: { NumberOfBrokerNodes: 3 },
      TargetClusterInfo: { NumberOfBrokerNodes: 6 },
    });
    const after = await described();
    expect(after).toMatchObject({ State: 'ACTIVE', NumberOfBrokerNodes: 6 });
    expect(after.CurrentVersion).not.toBe(cluster.CurrentVersion);
    expect(after.ActiveOperationArn).toBeUndefined();
  });

  it('is refused with a version of the cluster that is not the current one', async () => {
    await msk.client.send(count(6));
    await described();

    await expect(msk.client.send(count(9))).rejects.toMatchObject({
      name: 'BadRequestException',
      message: expect.stringContaining(`(${cluster.CurrentVersion})`) as string,
    });
  });

  it('is refused while another is under way', async () => {
    await msk.client.send(count(6));

    await expect(msk.client.send(volume(2000))).rejects.toMatchObject({
      message: "You can't perform this operation while the cluster is in the UPDATING state.",
    });
  });

  it('changes what it says and nothing else', async () => {
    const { Arn } = await createConfiguration(msk.client);
    const changes: readonly [(next: typeof named) => Promise<unknown>, object][] = [
      [
        (next) =>
          msk.client.send(
            new kafka.UpdateBrokerTypeCommand({ ...next, TargetInstanceType: 'kafka.m7g.xlarge' }),
          ),
        { BrokerNodeGroupInfo: { InstanceType: 'kafka.m7g.xlarge' } },
      ],
      [
        (next) =>
          msk.client.send(
            new kafka.UpdateClusterConfigurationCommand({
              ...next,
              ConfigurationInfo: { Arn, Revision: 1 },
            }),
          ),
        { CurrentBrokerSoftwareInfo: { ConfigurationArn: Arn, KafkaVersion: '3.9.x' } },
      ],
      [
        (next) =>
          msk.client.send(
            new kafka.UpdateMonitoringCommand({ ...next, EnhancedMonitoring: 'PER_BROKER' }),
          ),
        { EnhancedMonitoring: 'PER_BROKER' },
      ],
      [
        (next) =>
          msk.client.send(
            new kafka.UpdateSecurityCommand({
              ...next,
              ClientAuthentication: { Sasl: { Iam: { Enabled: true }, Scram: { Enabled: true } } },
            }),
          ),
        { ClientAuthentication: { Sasl: { Iam: { Enabled: true }, Scram: { Enabled: true } } } },
      ],
      [
        (next) =>
          msk.client.send(new kafka.UpdateStorageCommand({ ...next, StorageMode: 'TIERED' })),
        { StorageMode: 'TIERED' },
      ],
    ];
    for (const [change, expected] of changes) {
      const { CurrentVersion } = await described();
      await change({ ...named, CurrentVersion });
      expect(await described()).toMatchObject(expected);
    }
    expect(await described()).toMatchObject({ NumberOfBrokerNodes: 3, StorageMode: 'TIERED' });
  });

  it('lets storage only grow', async () => {
    await msk.client.send(volume(2000));
    use(await described());
    expect(cluster.BrokerNodeGroupInfo?.StorageInfo?.EbsStorageInfo?.VolumeSize).toBe(2000);

    await expect(msk.client.send(volume(1000))).rejects.toMatchObject({
      message: expect.stringContaining('storage can only grow') as string,
    });
    await expect(msk.client.send(volume(2000))).rejects.toMatchObject({
      message: expect.stringContaining('does not include any updates') as string,
    });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['brokers that the zones do not divide', () => msk.client.send(count(5))],
    ['as many brokers as there are', () => msk.client.send(count(3))],
    ['an older version', () => msk.client.send(version('3.8.x'))],
    ['a version of the other metadata mode', () => msk.client.send(version('4.0.x.kraft'))],
    [
      'the storage of one broker',
      () =>
        msk.client.send(
          new kafka.UpdateBrokerStorageCommand({
            ...named,
            TargetBrokerEBSVolumeInfo: [{ KafkaBrokerNodeId: '1', VolumeSizeGB: 2000 }],
          }),
        ),
    ],
    [
      'Express brokers instead of standard ones',
      () =>
        msk.client.send(
          new kafka.UpdateBrokerTypeCommand({ ...named, TargetInstanceType: 'express.m7g.large' }),
        ),
    ],
    [
      'another key',
      () =>
        msk.client.send(
          new kafka.UpdateSecurityCommand({
            ...named,
            EncryptionInfo: { EncryptionAtRest: { DataVolumeKMSKeyId: 'key' } },
          }),
        ),
    ],
    [
      'connectivity by an authentication that is off',
      () =>
        msk.client.send(
          new kafka.UpdateConnectivityCommand({
            ...named,
            ConnectivityInfo: {
              VpcConnectivity: { ClientAuthentication: { Sasl: { Scram: { Enabled: true } } } },
            },
          }),
        ),
    ],
    [
      'rebalancing of standard brokers',
      () =>
        msk.client.send(
          new kafka.UpdateRebalancingCommand({ ...named, Rebalancing: { Status: 'PAUSED' } }),
        ),
    ],
  ])('is refused with %s', async (_, send) => {
    await expect(send()).rejects.toMatchObject({ name: 'BadRequestException' });
    expect((await described()).CurrentVersion).toBe(cluster.CurrentVersion);
  });

  it('never takes tiered storage away', async () => {
    use(await createCluster(msk.client, { ClusterName: 'tiered', StorageMode: 'TIERED' }));

    await expect(
      msk.client.send(new kafka.UpdateStorageCommand({ ...named, StorageMode: 'LOCAL' })),
    ).rejects.toMatchObject({ message: 'Tiered storage cannot be turned off for a cluster.' });
  });

  it('goes to a later version of the same metadata mode, as MSK says beforehand', async () => {
    use(await createCluster(msk.client, { ClusterName: 'old', KafkaVersion: '3.7.x' }));
    const { ClusterArn } = named;
    const compatible = new kafka.GetCompatibleKafkaVersionsCommand({ ClusterArn });
    expect((await msk.client.send(compatible)).CompatibleKafkaVersions).toEqual([
      { SourceVersion: '3.7.x', TargetVersions: ['3.8.x', '3.9.x'] },
    ]);

    await msk.client.send(version('3.9.x'));
    expect((await described()).CurrentBrokerSoftwareInfo?.KafkaVersion).toBe('3.9.x');
  });

  it('can pause the rebalancing of Express brokers', async () => {
    const express = brokers({ InstanceType: 'express.m7g.large' });
    use(await createCluster(msk.client, { ClusterName: 'x', BrokerNodeGroupInfo: express }));

    await msk.client.send(
      new kafka.UpdateRebalancingCommand({ ...named, Rebalancing: { Status: 'PAUSED' } }),
    );
    expect((await described()).Rebalancing).toEqual({ Status: 'PAUSED' });
  });

  it('reboots one broker that there is', async () => {
    const { ClusterArn } = named;
    const reboot = (...BrokerIds: string[]) =>
      msk.client.send(new kafka.RebootBrokerCommand({ ClusterArn, BrokerIds }));
    await expect(reboot('4')).rejects.toMatchObject({ name: 'BadRequestException' });
    await expect(reboot('1', '2')).rejects.toMatchObject({ name: 'BadRequestException' });

    await reboot('3');
    const operations = new kafka.ListClusterOperationsV2Command({ ClusterArn });
    expect((await msk.client.send(operations)).ClusterOperationInfoList).toMatchObject([
      { OperationType: 'REBOOT_NODE' },
    ]);
  });
});
