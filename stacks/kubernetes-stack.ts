import type { Construct } from 'constructs';
import { DEFAULT_LOG_RETENTION_DAYS } from '#constructs/kernel/log-retention';
import { KubernetesCluster } from '#constructs/kubernetes-cluster/kubernetes-cluster';
import type { IKubernetesCluster } from '#constructs/kubernetes-cluster/kubernetes-cluster-contract';
import { DEFAULT_CAPACITY } from '#constructs/network/network-options';
import type { EnvironmentOptions } from '#environments/environment';
import type { AlarmsStack } from './alarms-stack';
import { BaseStack } from './base-stack';
import type { NetworkStack } from './network-stack';

/** What the Kubernetes stack needs of other stacks. */
export interface KubernetesStackNeeds {
  readonly network: NetworkStack;
  readonly alarms: AlarmsStack;
}

/** The cluster that services run on: control plane, compute, add-ons and access. */
export class KubernetesStack extends BaseStack {
  private readonly onFargate: boolean;

  constructor(
    scope: Construct,
    environment: EnvironmentOptions,
    { network, alarms }: KubernetesStackNeeds,
  ) {
    super(scope, environment, 'kubernetes');
    const { kubernetes: options } = environment;
    if (options === undefined)
      throw new Error(`${environment.name} has no cluster to make a stack of`);
    const { logRetentionDays = DEFAULT_LOG_RETENTION_DAYS } = environment;
    const { capacity = DEFAULT_CAPACITY } = environment.network;
    const cluster = new KubernetesCluster(this, 'Kubernetes', {
      options,
      network: network.networkFor(this),
      alarms: alarms.topicsFor(this),
      logRetentionDays,
      podsPerNode: capacity.podsPerNode,
    });
    this.onFargate = options.compute.kind === 'fargate';
    this.offer({
      cluster_name: cluster.clusterName,
      cluster_arn: cluster.clusterArn,
      endpoint: cluster.endpoint,
      certificate_authority: cluster.certificateAuthority,
      cluster_security_group_id: cluster.clusterSecurityGroupId,
    });
  }

  /** The cluster, as another stack sees it. */
  clusterFor(consumer: BaseStack): IKubernetesCluster {
    const offered = consumer.read(this);
    return KubernetesCluster.fromClusterAttributes({
      clusterName: offered.getString('cluster_name'),
      clusterArn: offered.getString('cluster_arn'),
      endpoint: offered.getString('endpoint'),
      certificateAuthority: offered.getString('certificate_authority'),
      clusterSecurityGroupId: offered.getString('cluster_security_group_id'),
      onFargate: this.onFargate,
    });
  }
}
