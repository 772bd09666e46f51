import { MskCluster, type MskClusterConfig } from '@cdktf/provider-aws/lib/msk-cluster';
import { MskConfiguration } from '@cdktf/provider-aws/lib/msk-configuration';
import { Construct } from 'constructs';
import { EncryptionKey } from '#constructs/capabilities/encrypted';
import { LogGroup } from '#constructs/capabilities/logged';
import { literal } from '#constructs/kernel/literal';
import type { LogRetentionDays } from '#constructs/kernel/log-retention';
import { authentications, type Authentication } from './authentication-options';
import { brokerProperties, propertiesFile } from './broker-properties';
import type { ProvisionedCluster } from './cluster-size';
import type { BrokerStorage } from './storage-options';

/** A cluster with brokers of its own and where they stand. */
export interface ProvisionedBrokersProps {
  readonly options: ProvisionedCluster;
  /** The cluster's name in the environment file: part of the names of its keys. */
  readonly name: string;
  /** The cluster's name at AWS. */
  readonly clusterName: string;
  /** One in each zone. */
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  /** All brokers. */
  readonly brokers: number;
  readonly logRetentionDays: LogRetentionDays;
}

/** Where Terraform finds the size that an autoscaler owns. */
const DISK_SIZE = 'broker_node_group_info[0].storage_info[0].ebs_storage_info[0].volume_size';

/** Brokers with their configuration, key and logs. TLS alone, in the cluster and to it. */
export class ProvisionedBrokers extends Construct {
  readonly cluster: MskCluster;

  constructor(scope: Construct, id: string, props: ProvisionedBrokersProps) {
    super(scope, id);
    const { options, name, clusterName, subnetIds, securityGroupId, brokers } = props;
    const { brokerType, version, monitoring = {}, authentication } = options;
    const storage = options.kind === 'standard' ? options.storage : undefined;

    // With slashes: a hyphen may be in a cluster's name, and `events-logs` is one beside `events`.
    const key = new EncryptionKey(this, 'Key', {
      name: `kafka/${name}/messages`,
      description: `Encrypts the messages of the Kafka cluster ${clusterName}`,
    });
    const logs = new LogGroup(this, 'Logs', {
      name: `/aws/msk/${clusterName}`,
      keyName: `kafka/${name}/logs`,
      retentionDays: props.logRetentionDays,
    });
    // Without Kafka versions, which would replace it: its revisions serve every version.
    const configuration = new MskConfiguration(this, 'Configuration', {
      name: clusterName,
      description: `Properties of the brokers of ${clusterName}`,
      serverProperties: literal(propertiesFile(brokerProperties(options, subnetIds))),
    });

    this.cluster = new MskCluster(this, 'Resource', {
      clusterName,
      kafkaVersion: version,
      numberOfBrokerNodes: brokers,
      brokerNodeGroupInfo: {
        instanceType: brokerType,
        clientSubnets: [...subnetIds],
        securityGroups: [securityGroupId],
        ...(storage !== undefined && { storageInfo: storageInfo(storage) }),
        connectivityInfo: connectivity(options),
      },
      ...(storage !== undefined && { storageMode: storage.kind.toUpperCase() }),
      clientAuthentication: clientAuthentication(authentications(authentication), options),
      encryptionInfo: {
        encryptionAtRestKmsKeyArn: key.keyArn,
        encryptionInTransit: { clientBroker: 'TLS', inCluster: true },
      },
      configurationInfo: { arn: configuration.arn, revision: configuration.latestRevision },
      enhancedMonitoring: (monitoring.level ?? 'per-broker').toUpperCase().replaceAll('-', '_'),
      openMonitoring: {
        prometheus: {
          jmxExporter: { enabledInBroker: monitoring.jmxExporter ?? false },
          nodeExporter: { enabledInBroker: monitoring.nodeExporter ?? false },
        },
      },
      loggingInfo: {
        brokerLogs: { cloudwatchLogs: { enabled: true, logGroup: logs.logGroupName } },
      },
      ...(storage?.growth?.owner === 'autoscaler' && { lifecycle: { ignoreChanges: [DISK_SIZE] } }),
    });
  }
}

function storageInfo({ gibPerBroker, throughputMibps }: BrokerStorage) {
  return {
    ebsStorageInfo: {
      volumeSize: gibPerBroker,
      ...(throughputMibps !== undefined && {
        provisionedThroughput: { enabled: true, volumeThroughput: throughputMibps },
      }),
    },
  };
}

/**
 * Unauthenticated clients have no way in: said aloud, because MSK's own default depends on the
 * rest.
 */
function clientAuthentication(
  ways: readonly Authentication[],
  { authentication }: ProvisionedCluster,
): NonNullable<MskClusterConfig['clientAuthentication']> {
  return {
    unauthenticated: false,
    sasl: { iam: true, scram: ways.includes('scram') },
    ...(authentication?.mtls !== undefined && {
      tls: { certificateAuthorityArns: [...authentication.mtls.certificateAuthorityArns] },
    }),
  };
}

/**
 * Never public; open to other VPCs by IAM for replication, by every way in use for other accounts.
 * The provider leaves as it was what is not written, and writes what is in a change of its own
 * right after the cluster is made, with a restart of every broker: so `{}` closes, and a cluster
 * that was never shared says nothing.
 */
function connectivity(
  options: ProvisionedCluster,
): NonNullable<MskClusterConfig['brokerNodeGroupInfo']['connectivityInfo']> {
  const { sharedWith, authentication } = options;
  const publicAccess = { type: 'DISABLED' };
  if (sharedWith === undefined && !isReplicated(options)) return { publicAccess };
  const shared = Object.keys(sharedWith ?? {}).length > 0;
  const ways = shared ? authentications(authentication) : [];
  return {
    publicAccess,
    vpcConnectivity: {
      clientAuthentication: {
        sasl: { iam: shared || isReplicated(options), scram: ways.includes('scram') },
        tls: ways.includes('mtls'),
      },
    },
  };
}

/** Whether another region gets a copy. */
export function isReplicated({ replicateTo = {} }: ProvisionedCluster): boolean {
  return Object.keys(replicateTo).length > 0;
}
