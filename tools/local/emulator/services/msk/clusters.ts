import type {
  CreateClusterRequest,
  CreateClusterV2Request,
  ServerlessRequest,
} from '@aws-sdk/client-kafka';

import type { RestJsonInput, RestJsonOperation } from '../../rest-json';
import type { Cluster, Provisioned, ProvisionedCluster } from './cluster-state';
import { viewV1, viewV2 } from './cluster-views';
import { badRequest, conflict } from './errors';
import { bodyOf, paginate, requireProvisioned, throughEc2, type MskContext } from './msk-context';
import { provisionedOf } from './provisioned-request';
import type { Wire } from './wire';

/** Most VPCs of a serverless cluster. */
const MOST_VPCS = 5;

/** Creating, describing, listing and deleting clusters, in both versions of the API. */
export function clusterOperations(context: MskContext): readonly RestJsonOperation[] {
  return [
    ...creations(context),
    ...lists(context),
    {
      name: 'DescribeCluster',
      method: 'GET',
      path: '/v1/clusters/{clusterArn}',
      handle: (input) => ({ clusterInfo: viewV1(requireProvisioned(context.readCluster(input))) }),
    },
    {
      name: 'DescribeClusterV2',
      method: 'GET',
      path: '/api/v2/clusters/{clusterArn}',
      handle: (input) => ({ clusterInfo: viewV2(context.readCluster(input)) }),
    },
    {
      name: 'DeleteCluster',
      method: 'DELETE',
      path: '/v1/clusters/{clusterArn}',
      handle: (input) => {
        const cluster = context.activeCluster(input);
        const version = input.query.get('currentVersion');
        if (version !== null) context.checkVersion(cluster, version);
        cluster.state = 'DELETING';
        const { arn: clusterArn, state } = cluster;
        return { clusterArn, state };
      },
    },
  ];
}

function creations(context: MskContext): readonly RestJsonOperation[] {
  return [
    {
      name: 'CreateCluster',
      method: 'POST',
      path: '/v1/clusters',
      handle: async (input) => {
        const request = bodyOf<CreateClusterRequest>(input);
        checkName(context, input.region, request.clusterName);
        const provisioned = await provisionedOf(context, input.region, request);
        const cluster = addCluster(context, input, { ...named(request), provisioned });
        const { arn: clusterArn, name: clusterName, state } = cluster;
        return { clusterArn, clusterName, state };
      },
    },
    {
      name: 'CreateClusterV2',
      method: 'POST',
      path: '/api/v2/clusters',
      handle: async (input) => {
        const request = bodyOf<CreateClusterV2Request>(input);
        checkName(context, input.region, request.clusterName);
        const kind = await kindOf(context, input.region, request);
        const cluster = addCluster(context, input, { ...named(request), ...kind });
        const { arn: clusterArn, name: clusterName, state } = cluster;
        const clusterType = cluster.provisioned ? 'PROVISIONED' : 'SERVERLESS';
        return { clusterArn, clusterName, state, clusterType };
      },
    },
  ];
}

function lists(context: MskContext): readonly RestJsonOperation[] {
  const found = (input: RestJsonInput): readonly Cluster[] => {
    const prefix = input.query.get('clusterNameFilter') ?? '';
    return context.clusters.in(input.region).filter(({ name }) => name.startsWith(prefix));
  };
  return [
    {
      name: 'ListClusters',
      method: 'GET',
      path: '/v1/clusters',
      handle: (input) => {
        const provisioned = found(input).filter(
          (cluster): cluster is ProvisionedCluster => cluster.provisioned !== undefined,
        );
        const { items, ...rest } = paginate(provisioned, input);
        return { clusterInfoList: items.map(viewV1), ...rest };
      },
    },
    {
      name: 'ListClustersV2',
      method: 'GET',
      path: '/api/v2/clusters',
      handle: (input) => {
        const type = input.query.get('clusterTypeFilter')?.toUpperCase();
        const views = found(input).map(viewV2);
        const wanted = views.filter(({ clusterType }) => !type || clusterType === type);
        const { items: clusterInfoList, ...rest } = paginate(wanted, input);
        return { clusterInfoList, ...rest };
      },
    },
  ];
}

function checkName(context: MskContext, region: string, name = ''): void {
  if (!/^[a-zA-Z0-9][a-zA-Z0-9-]{0,63}$/.test(name)) {
    throw badRequest(`Invalid cluster name: ${name}.`, 'clusterName');
  }
  if (context.clusters.named(region, name)) {
    throw conflict(
      'This cluster name already exists. Retry your request using another name.',
      'clusterName',
    );
  }
}

function named({
  clusterName = '',
  tags = {},
}: {
  clusterName?: string | undefined;
  tags?: Tags | undefined;
}) {
  return { name: clusterName, tags: { ...tags } };
}

type Tags = Record<string, string>;

interface NewCluster {
  readonly name: string;
  readonly tags: Tags;
  readonly provisioned?: Provisioned;
  readonly serverless?: Wire<ServerlessRequest>;
}

function addCluster(context: MskContext, { region }: RestJsonInput, created: NewCluster): Cluster {
  return context.clusters.add({
    ...created,
    arn: context.newArn(region, 'cluster', created.name, created.provisioned ? '2' : 's1'),
    region,
    state: 'CREATING',
    creationTime: context.now(),
    currentVersion: context.newVersion(),
    hostPart: `${context.randomHex(6)}.c2`,
    operations: new Map(),
    scramSecrets: new Set(),
    policy: undefined,
  });
}

async function kindOf(
  context: MskContext,
  region: string,
  { provisioned, serverless }: Wire<CreateClusterV2Request>,
): Promise<Pick<NewCluster, 'provisioned' | 'serverless'>> {
  if (provisioned && !serverless) {
    return { provisioned: await provisionedOf(context, region, provisioned) };
  }
  if (serverless && !provisioned) {
    return { serverless: await serverlessOf(context, region, serverless) };
  }
  throw badRequest('Specify either provisioned or serverless.');
}

async function serverlessOf(
  context: MskContext,
  region: string,
  request: Wire<ServerlessRequest>,
): Promise<Wire<ServerlessRequest>> {
  const { vpcConfigs = [], clientAuthentication } = request;
  if (vpcConfigs.length < 1 || vpcConfigs.length > MOST_VPCS) {
    throw badRequest(`Specify between one and ${MOST_VPCS} VPC configs.`, 'vpcConfigs');
  }
  if (clientAuthentication && !clientAuthentication.sasl?.iam?.enabled) {
    throw badRequest('Serverless clusters need IAM authentication.', 'clientAuthentication');
  }
  const { ec2 } = context.options;
  for (const { subnetIds = [], securityGroupIds = [] } of vpcConfigs) {
    const subnets = await throughEc2(ec2.subnets(region, subnetIds), 'subnetIds');
    const zones = new Set(subnets.map(({ availabilityZone }) => availabilityZone));
    if (zones.size < 2 || zones.size !== subnets.length) {
      throw badRequest(
        'Specify at least two subnets, each in its own Availability Zone.',
        'subnetIds',
      );
    }
    await throughEc2(ec2.checkSecurityGroups(region, securityGroupIds), 'securityGroupIds');
  }
  return {
    ...request,
    vpcConfigs,
    clientAuthentication: { sasl: { iam: { enabled: true } } },
  };
}
