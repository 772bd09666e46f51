import * as kafka from '@aws-sdk/client-kafka';

import { connectVpcs, createCluster, serveMsk, type MskEndpoint } from './msk-endpoint';

const SECRET = 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:AmazonMSK_shop-a1b2c3';
const ON = { Enabled: true };

describe('access to a cluster', () => {
  let msk: MskEndpoint;
  let cluster: kafka.ClusterInfo;
  let ClusterArn: string | undefined;
  beforeEach(async () => {
    msk = await serveMsk();
    cluster = await createCluster(msk.client, {
      ClientAuthentication: { Sasl: { Iam: ON, Scram: ON } },
    });
    ({ ClusterArn } = cluster);
  });
  afterEach(() => msk.close());

  it('by SCRAM is that of its secrets, whose names MSK prescribes', async () => {
    const wrong = SECRET.replace('AmazonMSK_', '');
    const associate = new kafka.BatchAssociateScramSecretCommand({
      ClusterArn,
      SecretArnList: [SECRET, wrong],
    });
    const list = async () =>
      (await msk.client.send(new kafka.ListScramSecretsCommand({ ClusterArn }))).SecretArnList;

    expect((await msk.client.send(associate)).UnprocessedScramSecrets).toMatchObject([
      { SecretArn: wrong },
    ]);
    expect(await list()).toEqual([SECRET]);
    const disassociate = new kafka.BatchDisassociateScramSecretCommand({
      ClusterArn,
      SecretArnList: [SECRET],
    });
    expect((await msk.client.send(disassociate)).UnprocessedScramSecrets).toEqual([]);
    expect(await list()).toEqual([]);
    expect((await msk.client.send(disassociate)).UnprocessedScramSecrets).toHaveLength(1);
  });

  it('by SCRAM must be on for its secrets', async () => {
    const other = await createCluster(msk.client, { ClusterName: 'iam-only' });
    const associate = new kafka.BatchAssociateScramSecretCommand({
      ClusterArn: other.ClusterArn,
      SecretArnList: [SECRET],
    });

    await expect(msk.client.send(associate)).rejects.toMatchObject({ name: 'BadRequestException' });
  });

  it('by policy changes only from its current version', async () => {
    const get = () => msk.client.send(new kafka.GetClusterPolicyCommand({ ClusterArn }));
    const put = (Policy: string, CurrentVersion?: string) =>
      msk.client.send(
        new kafka.PutClusterPolicyCommand({
          ClusterArn,
          Policy,
          ...(CurrentVersion === undefined ? {} : { CurrentVersion }),
        }),
      );
    await expect(get()).rejects.toMatchObject({ name: 'NotFoundException' });

    const { CurrentVersion } = await put('{"Version":"2012-10-17"}');
    expect(await get()).toMatchObject({ Policy: '{"Version":"2012-10-17"}', CurrentVersion });
    await put('{"Version":"2012-10-17","Statement":[]}', CurrentVersion);
    await expect(put('{}', CurrentVersion)).rejects.toMatchObject({ name: 'BadRequestException' });
    await expect(put('none')).rejects.toMatchObject({ name: 'BadRequestException' });
    await msk.client.send(new kafka.DeleteClusterPolicyCommand({ ClusterArn }));
    await expect(get()).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  describe('from another VPC', () => {
    const connect = (Authentication = 'SASL_IAM') =>
      msk.client.send(
        new kafka.CreateVpcConnectionCommand({
          TargetClusterArn: ClusterArn,
          Authentication,
          VpcId: 'vpc-1',
          ClientSubnets: ['subnet-a', 'subnet-b'],
          SecurityGroups: ['sg-extra'],
          Tags: { team: 'shop' },
        }),
      );

    it('is a connection that is CREATING, then AVAILABLE, then gone', async () => {
      await connectVpcs(msk.client, cluster, { Sasl: { Iam: ON } });
      const { VpcConnectionArn: Arn, State } = await connect();
      expect(State).toBe('CREATING');
      const describeIt = () => msk.client.send(new kafka.DescribeVpcConnectionCommand({ Arn }));
      expect(await describeIt()).toMatchObject({
        State: 'AVAILABLE',
        TargetClusterArn: ClusterArn,
        Subnets: ['subnet-a', 'subnet-b'],
        Tags: { team: 'shop' },
      });

      await msk.client.send(new kafka.DeleteVpcConnectionCommand({ Arn }));
      await expect(describeIt()).rejects.toMatchObject({ name: 'NotFoundException' });
    });

    it('needs the same authentication across VPCs on the cluster', async () => {
      await expect(connect()).rejects.toMatchObject({ name: 'BadRequestException' });

      await connectVpcs(msk.client, cluster, { Sasl: { Iam: ON } });
      await expect(connect('SASL_SCRAM')).rejects.toMatchObject({ name: 'BadRequestException' });
      await expect(connect()).resolves.toMatchObject({ Authentication: 'SASL_IAM' });
    });

    it('can be rejected by the owner of the cluster', async () => {
      await connectVpcs(msk.client, cluster, { Sasl: { Iam: ON } });
      const { VpcConnectionArn } = await connect();
      await msk.client.send(
        new kafka.RejectClientVpcConnectionCommand({ ClusterArn, VpcConnectionArn }),
      );

      const list = new kafka.ListClientVpcConnectionsCommand({ ClusterArn });
      expect((await msk.client.send(list)).ClientVpcConnections).toMatchObject([
        { State: 'REJECTED', Owner: '000000000000', VpcConnectionArn },
      ]);
    });
  });
});
