import * as kafka from '@aws-sdk/client-kafka';

import { omit } from '#tools/local/emulator/omit';

import {
  connectVpcs,
  createCluster,
  describeCluster,
  serveMsk,
  type MskEndpoint,
} from './msk-endpoint';

const AUTHORITY = 'arn:aws:acm-pca:eu-west-1:000000000000:certificate-authority/1';
const ON = { Enabled: true };

describe('bootstrap brokers', () => {
  let msk: MskEndpoint;
  beforeEach(async () => {
    msk = await serveMsk();
  });
  afterEach(() => msk.close());

  /** Name of each bootstrap string with the ports in it. */
  async function ports(ClusterArn: string | undefined): Promise<Record<string, string>> {
    const command = new kafka.GetBootstrapBrokersCommand({ ClusterArn });
    const strings = omit(await msk.client.send(command), '$metadata');
    return Object.fromEntries(
      Object.entries(strings).map(([name, hosts = '']) => [
        name.replace('BootstrapBrokerString', ''),
        hosts
          .split(',')
          .map((host) => host.split(':')[1])
          .join(' '),
      ]),
    );
  }

  it('are at the port of each authentication that is on, and at no other', async () => {
    const { ClusterArn } = await createCluster(msk.client, {
      ClientAuthentication: {
        Sasl: { Iam: ON, Scram: ON },
        Tls: { Enabled: true, CertificateAuthorityArnList: [AUTHORITY] },
      },
    });

    expect(await ports(ClusterArn)).toEqual({
      Tls: '9094 9094 9094',
      SaslScram: '9096 9096 9096',
      SaslIam: '9098 9098 9098',
    });
  });

  it('are those of the encryption in transit when nobody proves who they are', async () => {
    const { ClusterArn } = await createCluster(msk.client, {
      ClientAuthentication: { Unauthenticated: ON },
      EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS_PLAINTEXT' } },
    });

    expect(await ports(ClusterArn)).toEqual({ '': '9092 9092 9092', Tls: '9094 9094 9094' });
  });

  it('are at their own ports for other VPCs and for the Internet, once that is opened', async () => {
    const cluster = await createCluster(msk.client);
    const { ClusterArn, CurrentVersion } = await connectVpcs(msk.client, cluster, {
      Sasl: { Iam: ON },
    });
    expect(await ports(ClusterArn)).toEqual({
      SaslIam: '9098 9098 9098',
      VpcConnectivitySaslIam: '14001 14002 14003',
    });

    await msk.client.send(
      new kafka.UpdateConnectivityCommand({
        ClusterArn,
        CurrentVersion,
        ConnectivityInfo: { PublicAccess: { Type: 'SERVICE_PROVIDED_EIPS' } },
      }),
    );
    expect(await ports(ClusterArn)).toEqual({
      SaslIam: '9098 9098 9098',
      PublicSaslIam: '9198 9198 9198',
      VpcConnectivitySaslIam: '14001 14002 14003',
    });
  });

  it('are never public without authentication', async () => {
    const { ClusterArn, CurrentVersion } = await createCluster(msk.client, {
      ClientAuthentication: { Unauthenticated: ON },
    });

    await expect(
      msk.client.send(
        new kafka.UpdateConnectivityCommand({
          ClusterArn,
          CurrentVersion,
          ConnectivityInfo: { PublicAccess: { Type: 'SERVICE_PROVIDED_EIPS' } },
        }),
      ),
    ).rejects.toMatchObject({ name: 'BadRequestException' });
  });

  it('are hosts of the nodes, which go round the zones', async () => {
    const { ClusterArn } = await createCluster(msk.client, { NumberOfBrokerNodes: 6 });
    const nodes = await msk.client.send(new kafka.ListNodesCommand({ ClusterArn }));

    expect(nodes.NodeInfoList?.map(({ BrokerNodeInfo }) => BrokerNodeInfo?.ClientSubnet)).toEqual([
      'subnet-a',
      'subnet-b',
      'subnet-c',
      'subnet-a',
      'subnet-b',
      'subnet-c',
    ]);
    const bootstrap = new kafka.GetBootstrapBrokersCommand({ ClusterArn });
    const { BootstrapBrokerStringSaslIam = '' } = await msk.client.send(bootstrap);
    const hosts = nodes.NodeInfoList?.flatMap(
      ({ BrokerNodeInfo }) => BrokerNodeInfo?.Endpoints ?? [],
    );
    expect(BootstrapBrokerStringSaslIam.split(',').map((host) => host.split(':')[0])).toEqual(
      hosts?.slice(0, 3),
    );
  });

  it('of ZooKeeper exist only where there is one', async () => {
    const zookeeper = await createCluster(msk.client);
    const kraft = await createCluster(msk.client, {
      ClusterName: 'kraft',
      KafkaVersion: '3.9.x.kraft',
    });

    expect(zookeeper.ZookeeperConnectStringTls?.split(',')).toHaveLength(3);
    expect(kraft.ZookeeperConnectString).toBeUndefined();
    expect(await describeCluster(msk.client, kraft.ClusterArn)).toEqual(kraft);
  });
});
