import type { NodeInfo, RebootBrokerRequest } from '@aws-sdk/client-kafka';

import type { RestJsonOperation } from '../../rest-json';
import { enabled, enabledAcrossVpcs, type Authentication } from './authentication';
import { beginOperation } from './cluster-operations';
import type { Cluster, ProvisionedCluster } from './cluster-state';
import { hostOf } from './cluster-views';
import { badRequest } from './errors';
import { bodyOf, paginate, requireProvisioned, type MskContext } from './msk-context';
import type { Wire } from './wire';

/** Source: https://docs.aws.amazon.com/msk/latest/developerguide/port-info.html */
const PORTS: Readonly<Record<Authentication, { readonly own: number; readonly public: number }>> = {
  plaintext: { own: 9092, public: 0 },
  tls: { own: 9094, public: 9194 },
  scram: { own: 9096, public: 9196 },
  iam: { own: 9098, public: 9198 },
};

/** The port of the first broker for clients in other VPCs; the next broker has the next one. */
const FIRST_VPC_PORT = 14001;

/** How many brokers a bootstrap string names. */
const BOOTSTRAP_BROKERS = 3;

/** How MSK ends the name of a bootstrap string. */
const SUFFIX: Readonly<Record<Authentication, string>> = {
  plaintext: '',
  tls: 'Tls',
  scram: 'SaslScram',
  iam: 'SaslIam',
};

/** Where the brokers of a cluster are, and rebooting one. */
export function brokerNodeOperations(context: MskContext): readonly RestJsonOperation[] {
  return [
    {
      name: 'GetBootstrapBrokers',
      method: 'GET',
      path: '/v1/clusters/{clusterArn}/bootstrap-brokers',
      handle: (input) => bootstrapBrokers(context.readCluster(input)),
    },
    {
      name: 'ListNodes',
      method: 'GET',
      path: '/v1/clusters/{clusterArn}/nodes',
      handle: (input) => {
        const nodes = nodesOf(requireProvisioned(context.readCluster(input)));
        const { items: nodeInfoList, ...rest } = paginate(nodes, input);
        return { nodeInfoList, ...rest };
      },
    },
    {
      name: 'RebootBroker',
      method: 'PUT',
      path: '/v1/clusters/{clusterArn}/reboot-broker',
      handle: (input) => {
        const cluster = context.activeProvisioned(input);
        const { brokerIds = [] } = bodyOf<RebootBrokerRequest>(input);
        const [id, second] = brokerIds;
        const all = brokerNumbers(cluster, cluster.provisioned.numberOfBrokerNodes).map(String);
        if (id === undefined || second !== undefined || !all.includes(id)) {
          throw badRequest('Specify the id of one broker of the cluster.', 'brokerIds');
        }
        const change = { type: 'REBOOT_NODE', source: {}, target: {}, apply: () => undefined };
        return beginOperation(context, cluster, change, 'REBOOTING_BROKER');
      },
    },
  ];
}

function bootstrapBrokers(cluster: Cluster): Record<string, string> {
  const { provisioned, region, hostPart } = cluster;
  if (!provisioned) {
    const host = `boot-${hostPart}.kafka-serverless.${region}.amazonaws.com`;
    return { bootstrapBrokerStringSaslIam: `${host}:${PORTS.iam.own}` };
  }
  const { clientAuthentication, encryptionInfo, brokerNodeGroupInfo } = provisioned;
  const { publicAccess, vpcConnectivity } = brokerNodeGroupInfo.connectivityInfo ?? {};
  const { clientBroker } = encryptionInfo.encryptionInTransit ?? {};
  const hosts = brokerNumbers(cluster, BOOTSTRAP_BROKERS);
  const own = enabled(clientAuthentication).flatMap((one) => {
    if (one !== 'plaintext') return [one];
    // Without authentication the encryption in transit says which listeners there are.
    return [
      ...(clientBroker === 'TLS' ? [] : (['plaintext'] as const)),
      ...(clientBroker === 'PLAINTEXT' ? [] : (['tls'] as const)),
    ];
  });
  const isPublic = (publicAccess?.type ?? 'DISABLED') !== 'DISABLED';
  const list = (port: (broker: number) => number, part: string): string =>
    hosts.map((broker) => `${hostOf(cluster, `b-${broker}${part}`)}:${port(broker)}`).join(',');
  return Object.fromEntries([
    ...own.map((one) => [name('', one), list(() => PORTS[one].own, '')] as const),
    ...(isPublic ? own : [])
      .filter((one) => one !== 'plaintext')
      .map((one) => [name('Public', one), list(() => PORTS[one].public, '-public')] as const),
    ...enabledAcrossVpcs(vpcConnectivity).map(
      (one) =>
        [name('VpcConnectivity', one), list((i) => FIRST_VPC_PORT + i - 1, `.${one}`)] as const,
    ),
  ]);
}

function name(reach: '' | 'Public' | 'VpcConnectivity', one: Authentication): string {
  return `bootstrapBrokerString${reach}${SUFFIX[one]}`;
}

/** Numbers of the cluster's brokers, which count from 1. */
function brokerNumbers({ provisioned }: Cluster, most: number): readonly number[] {
  const brokers = provisioned?.numberOfBrokerNodes ?? 0;
  return Array.from({ length: Math.min(brokers, most) }, (_, i) => i + 1);
}

function nodesOf(cluster: ProvisionedCluster): readonly Wire<NodeInfo>[] {
  const { provisioned, arn, creationTime } = cluster;
  const { numberOfBrokerNodes, brokerNodeGroupInfo, kafkaVersion, configuration } = provisioned;
  const subnets = brokerNodeGroupInfo.clientSubnets ?? [];
  return brokerNumbers(cluster, numberOfBrokerNodes).map((brokerId) => ({
    addedToClusterTime: creationTime,
    nodeARN: arn.replace(':cluster/', ':broker/').concat(`/${brokerId}`),
    nodeType: 'BROKER',
    instanceType: brokerNodeGroupInfo.instanceType,
    brokerNodeInfo: {
      brokerId,
      // Kafka's racks: one broker after the other goes to the next zone.
      clientSubnet: subnets[(brokerId - 1) % subnets.length],
      endpoints: [hostOf(cluster, `b-${brokerId}`)],
      currentBrokerSoftwareInfo: {
        kafkaVersion,
        ...(configuration
          ? {
              configurationArn: configuration.arn,
              configurationRevision: configuration.revision,
            }
          : {}),
      },
    },
  }));
}
