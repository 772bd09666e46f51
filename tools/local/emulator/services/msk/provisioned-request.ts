import type {
  BrokerNodeGroupInfo,
  ConnectivityInfo,
  ProvisionedRequest,
  ProvisionedThroughput,
} from '@aws-sdk/client-kafka';

import { checkAuthentication, clientAuthentication, encryptionInfo } from './authentication';
import { isExpress, type Provisioned } from './cluster-state';
import { configurationOf } from './configurations';
import { badRequest } from './errors';
import { checkKafkaVersion, isAtLeast, isKraft } from './kafka-versions';
import { throughEc2, type MskContext } from './msk-context';
import type { Wire } from './wire';

const SIZES = '(large|xlarge|2xlarge|4xlarge|8xlarge|12xlarge|16xlarge)';

/** Source: https://docs.aws.amazon.com/msk/latest/developerguide/broker-instance-sizes.html */
const INSTANCE_TYPE = new RegExp(
  `^(kafka\\.(t3\\.small|m5\\.(${SIZES}|24xlarge)|m7g\\.${SIZES})|express\\.m7g\\.${SIZES})$`,
);

/** Standard brokers that take provisioned throughput: from m5.4xlarge or m7g.2xlarge up. */
const FAST_STORAGE = /^kafka\.(m5\.(4|8|12|16|24)xlarge|m7g\.(2|4|8|12|16)xlarge)$/;

/**
 * Brokers of one cluster by where Kafka keeps its metadata.
 * Source: https://docs.aws.amazon.com/msk/latest/developerguide/limits.html
 */
const MOST_BROKERS = { zookeeper: 30, kraft: 60 } as const;

/** GiB of a standard broker's volume when none is asked for. */
const DEFAULT_VOLUME_SIZE = 1000;

/** The brokers that a request asks for, with MSK's defaults; refused where MSK would refuse it. */
export async function provisionedOf(
  context: MskContext,
  region: string,
  request: Wire<ProvisionedRequest>,
): Promise<Provisioned> {
  const { brokerNodeGroupInfo: group, kafkaVersion = '', numberOfBrokerNodes = 0 } = request;
  if (!group) throw badRequest('The parameter brokerNodeGroupInfo is required.');
  const { instanceType = '' } = group;
  checkInstanceType(instanceType);
  checkKafkaVersion(kafkaVersion, instanceType);
  const zones = await zonesOf(context, region, group.clientSubnets ?? [], isExpress(instanceType));
  checkBrokerCount(numberOfBrokerNodes, zones, kafkaVersion);
  await throughEc2(
    context.options.ec2.checkSecurityGroups(region, group.securityGroups ?? []),
    'securityGroups',
  );
  checkNewConnectivity(group.connectivityInfo);
  const authentication = clientAuthentication(request.clientAuthentication);
  const awsKey = `arn:aws:kms:${region}:${context.options.account}:key/aws-managed-kafka`;
  const encryption = encryptionInfo(request.encryptionInfo, awsKey);
  checkAuthentication(authentication, encryption);
  return {
    brokerNodeGroupInfo: brokerGroup(group, request),
    numberOfBrokerNodes,
    kafkaVersion,
    configuration: request.configurationInfo && configurationOf(context, request.configurationInfo),
    clientAuthentication: authentication,
    encryptionInfo: encryption,
    enhancedMonitoring: request.enhancedMonitoring ?? 'DEFAULT',
    openMonitoring: request.openMonitoring ?? {
      prometheus: {
        jmxExporter: { enabledInBroker: false },
        nodeExporter: { enabledInBroker: false },
      },
    },
    loggingInfo: request.loggingInfo,
    ...storageOf(instanceType, kafkaVersion, request),
  };
}

/** Refused when MSK has no brokers of this type. */
export function checkInstanceType(instanceType: string): void {
  if (INSTANCE_TYPE.test(instanceType)) return;
  throw badRequest(`Unsupported instance type: ${instanceType}.`, 'instanceType');
}

/** Refused unless every zone gets as many brokers as the others, within MSK's quota. */
export function checkBrokerCount(brokers: number, zones: number, kafkaVersion: string): void {
  if (brokers <= 0 || brokers % zones !== 0) {
    throw badRequest(
      'The number of broker nodes must be a multiple of Availability Zones in the Subnets parameter.',
      'numberOfBrokerNodes',
    );
  }
  const most = MOST_BROKERS[isKraft(kafkaVersion) ? 'kraft' : 'zookeeper'];
  if (brokers <= most) return;
  throw badRequest(
    `A cluster of Kafka ${kafkaVersion} can have at most ${most} broker nodes.`,
    'numberOfBrokerNodes',
  );
}

/** Refused when brokers of this type cannot have provisioned storage throughput. */
export function checkThroughput(
  throughput: Wire<ProvisionedThroughput> | undefined,
  instanceType: string,
): void {
  if (!throughput?.enabled) return;
  if (!FAST_STORAGE.test(instanceType)) {
    throw badRequest(
      `Provisioned storage throughput is not supported for ${instanceType}.`,
      'provisionedThroughput',
    );
  }
}

/** Refused when the version or the broker type does not know tiered storage. */
export function checkTiered(kafkaVersion: string, instanceType: string): void {
  if (isAtLeast(kafkaVersion, 3, 6) && !/t3|express/.test(instanceType)) return;
  throw badRequest(
    `Tiered storage is not supported for ${instanceType} with Kafka ${kafkaVersion}.`,
    'storageMode',
  );
}

/** How many zones the subnets are in. */
async function zonesOf(
  context: MskContext,
  region: string,
  ids: readonly string[],
  express: boolean,
): Promise<number> {
  if (ids.length !== 3 && (express || ids.length !== 2)) {
    throw badRequest(
      express ? 'Specify three client subnets.' : 'Specify either two or three client subnets.',
      'clientSubnets',
    );
  }
  const subnets = await throughEc2(context.options.ec2.subnets(region, ids), 'clientSubnets');
  const zones = new Set(subnets.map(({ availabilityZone }) => availabilityZone));
  const vpcs = new Set(subnets.map(({ vpcId }) => vpcId));
  if (zones.size !== ids.length || vpcs.size !== 1) {
    throw badRequest(
      'The client subnets must be in one VPC and in distinct Availability Zones.',
      'clientSubnets',
    );
  }
  return zones.size;
}

/** Public access and other VPCs can only be opened once a cluster is there. */
function checkNewConnectivity(connectivity: Wire<ConnectivityInfo> | undefined): void {
  const { publicAccess, vpcConnectivity } = connectivity ?? {};
  if ((publicAccess?.type ?? 'DISABLED') !== 'DISABLED') {
    throw badRequest('Public access cannot be turned on while a cluster is created.');
  }
  const { sasl, tls } = vpcConnectivity?.clientAuthentication ?? {};
  if (sasl?.iam?.enabled || sasl?.scram?.enabled || tls?.enabled) {
    throw badRequest('VPC connectivity cannot be turned on while a cluster is created.');
  }
}

function brokerGroup(
  group: Wire<BrokerNodeGroupInfo>,
  { storageMode }: Wire<ProvisionedRequest>,
): Wire<BrokerNodeGroupInfo> {
  const { storageInfo, ...rest } = group;
  const { instanceType = '', connectivityInfo } = group;
  const common = {
    ...rest,
    brokerAZDistribution: group.brokerAZDistribution ?? ('DEFAULT' as const),
    securityGroups: group.securityGroups ?? [],
    connectivityInfo: {
      ...noConnectivity(),
      ...connectivityInfo,
    },
  };
  if (isExpress(instanceType)) {
    if (storageInfo ?? storageMode) {
      throw badRequest('Express brokers have no storage settings.', 'storageInfo');
    }
    return common;
  }
  checkThroughput(storageInfo?.ebsStorageInfo?.provisionedThroughput, instanceType);
  const ebsStorageInfo = { volumeSize: DEFAULT_VOLUME_SIZE, ...storageInfo?.ebsStorageInfo };
  return { ...common, storageInfo: { ebsStorageInfo } };
}

function noConnectivity(): Wire<ConnectivityInfo> {
  const off = { enabled: false };
  return {
    publicAccess: { type: 'DISABLED' },
    vpcConnectivity: { clientAuthentication: { sasl: { scram: off, iam: off }, tls: off } },
    networkType: 'IPV4',
  };
}

function storageOf(
  instanceType: string,
  kafkaVersion: string,
  { storageMode = 'LOCAL', rebalancing }: Wire<ProvisionedRequest>,
): Pick<Provisioned, 'storageMode' | 'rebalancing'> {
  if (isExpress(instanceType)) {
    return { storageMode: undefined, rebalancing: { status: rebalancing?.status ?? 'ACTIVE' } };
  }
  if (rebalancing) throw badRequest('Only Express brokers are rebalanced by MSK.', 'rebalancing');
  if (storageMode === 'TIERED') checkTiered(kafkaVersion, instanceType);
  return { storageMode, rebalancing: undefined };
}
