import type {
  CreateVpcConnectionRequest,
  RejectClientVpcConnectionRequest,
} from '@aws-sdk/client-kafka';

import { omit } from '../../omit';
import type { RestJsonInput, RestJsonOperation } from '../../rest-json';
import { enabledAcrossVpcs, type Authentication } from './authentication';
import type { Cluster } from './cluster-state';
import { badRequest, notFound } from './errors';
import {
  bodyOf,
  paginate,
  requireProvisioned,
  throughEc2,
  type MskContext,
  type VpcConnection,
} from './msk-context';
import type { Wire } from './wire';

/** What a connection may ask for, by MSK's name. */
const AUTHENTICATIONS: Readonly<Record<string, Authentication>> = {
  SASL_IAM: 'iam',
  SASL_SCRAM: 'scram',
  TLS: 'tls',
};

/** Connections of clients' VPCs to clusters, from both sides. */
export function vpcConnectionOperations(context: MskContext): readonly RestJsonOperation[] {
  return [...clientSide(context), ...clusterSide(context)];
}

function clientSide(context: MskContext): readonly RestJsonOperation[] {
  const path = '/v1/vpc-connection/{arn}';
  return [
    {
      name: 'CreateVpcConnection',
      method: 'POST',
      path: '/v1/vpc-connection',
      handle: async (input) => {
        return omit(viewOf(await create(context, input)), 'targetClusterArn');
      },
    },
    {
      name: 'DescribeVpcConnection',
      method: 'GET',
      path,
      handle: (input) => {
        const { clientSubnets: subnets, ...view } = viewOf(find(context, input.labels['arn']));
        return { ...view, subnets };
      },
    },
    {
      name: 'DeleteVpcConnection',
      method: 'DELETE',
      path,
      handle: (input) => {
        const connection = find(context, input.labels['arn']);
        connection.state = 'DELETING';
        return { vpcConnectionArn: connection.arn, state: connection.state };
      },
    },
    {
      name: 'ListVpcConnections',
      method: 'GET',
      path: '/v1/vpc-connections',
      handle: (input) => {
        const { items, ...rest } = paginate(context.vpcConnections.in(input.region), input);
        return {
          vpcConnections: items.map((one) =>
            omit(viewOf(one), 'clientSubnets', 'securityGroups', 'tags'),
          ),
          ...rest,
        };
      },
    },
  ];
}

function clusterSide(context: MskContext): readonly RestJsonOperation[] {
  return [
    {
      name: 'ListClientVpcConnections',
      method: 'GET',
      path: '/v1/clusters/{clusterArn}/client-vpc-connections',
      handle: (input) => {
        const { arn } = context.readCluster(input);
        const all = context.vpcConnections.all().filter((one) => one.targetClusterArn === arn);
        const { items, ...rest } = paginate(all, input);
        return {
          clientVpcConnections: items.map(({ authentication, creationTime, state, arn: own }) => ({
            authentication,
            creationTime,
            state,
            vpcConnectionArn: own,
            owner: context.options.account,
          })),
          ...rest,
        };
      },
    },
    {
      name: 'RejectClientVpcConnection',
      method: 'PUT',
      path: '/v1/clusters/{clusterArn}/client-vpc-connection',
      handle: (input) => {
        const { arn } = context.readCluster(input);
        const request = bodyOf<RejectClientVpcConnectionRequest>(input);
        const connection = find(context, request.vpcConnectionArn);
        if (connection.targetClusterArn !== arn) {
          throw badRequest('The VPC connection belongs to another cluster.', 'vpcConnectionArn');
        }
        connection.state = 'REJECTED';
        return {};
      },
    },
  ];
}

async function create(context: MskContext, input: RestJsonInput): Promise<VpcConnection> {
  const request = bodyOf<CreateVpcConnectionRequest>(input);
  const { vpcId = '', clientSubnets = [], securityGroups = [], authentication = '' } = request;
  const cluster = targetOf(context, request);
  const { ec2 } = context.options;
  const subnets = await throughEc2(ec2.subnets(input.region, clientSubnets), 'clientSubnets');
  if (subnets.some((subnet) => subnet.vpcId !== vpcId)) {
    throw badRequest(`The client subnets must be in ${vpcId}.`, 'clientSubnets');
  }
  await throughEc2(ec2.checkSecurityGroups(input.region, securityGroups), 'securityGroups');
  const name = cluster.name;
  return context.vpcConnections.add({
    arn: context.newArn(
      input.region,
      `vpc-connection/${context.options.account}/${context.options.account}`,
      name,
    ),
    region: input.region,
    name,
    state: 'CREATING',
    targetClusterArn: cluster.arn,
    authentication,
    vpcId,
    clientSubnets,
    securityGroups,
    creationTime: context.now(),
    tags: { ...request.tags },
  });
}

/** The cluster, if it lets clients of other VPCs in by this authentication. */
function targetOf(
  context: MskContext,
  { targetClusterArn = '', authentication = '' }: Wire<CreateVpcConnectionRequest>,
): Cluster {
  const cluster = context.clusters.read(targetClusterArn);
  if (!cluster) throw badRequest(`The cluster ${targetClusterArn} was not found.`);
  const { connectivityInfo } = requireProvisioned(cluster).provisioned.brokerNodeGroupInfo;
  const kind = AUTHENTICATIONS[authentication];
  if (!kind || !enabledAcrossVpcs(connectivityInfo?.vpcConnectivity).includes(kind)) {
    throw badRequest(
      `VPC connectivity with ${authentication} is not enabled on the cluster.`,
      'authentication',
    );
  }
  return cluster;
}

function find(context: MskContext, arn = ''): VpcConnection {
  const connection = context.vpcConnections.read(arn);
  if (!connection) throw notFound(`The VPC connection ${arn} was not found.`, 'arn');
  return connection;
}

function viewOf(connection: VpcConnection) {
  return { vpcConnectionArn: connection.arn, ...omit(connection, 'arn', 'region', 'name') };
}
