import { InvalidInput } from '#constructs/kernel/invalid-input';
import { KubernetesCluster } from '#constructs/kubernetes-cluster/kubernetes-cluster';
import type { KubernetesOptions } from '#constructs/kubernetes-cluster/kubernetes-options';
import type { NodeGroupSize } from '#constructs/kubernetes-cluster/node-group-options';
import {
  type Resource,
  resourcesOf,
  type StackJson,
  synthesizeConstruct,
} from '#test/support/synthesized';

const network = {
  vpcId: 'vpc-1',
  cidrBlock: '10.40.0.0/16',
  zones: ['eu-west-1a', 'eu-west-1b'],
  publicSubnetIds: ['subnet-public-a', 'subnet-public-b'],
  privateSubnetIds: ['subnet-private-a', 'subnet-private-b'],
  privateRouteTableIds: ['rtb-a', 'rtb-b'],
  isolatedSubnetIds: ['subnet-isolated-a', 'subnet-isolated-b'],
  podSubnetIds: [] as string[],
};
const alarms = { topicArns: { critical: 'arn:critical', warning: 'arn:warning' } };

const made = (options: Partial<KubernetesOptions> = {}, podSubnetIds: string[] = []) =>
  synthesizeConstruct((scope) => {
    new KubernetesCluster(scope, 'Kubernetes', {
      options: { version: '1.35', compute: { kind: 'auto' }, ...options },
      network: { ...network, podSubnetIds },
      alarms,
      logRetentionDays: 365,
      podsPerNode: 30,
    });
  });

const groups = (owner: NodeGroupSize['owner'] = 'autoscaler'): Partial<KubernetesOptions> => ({
  compute: { kind: 'nodeGroups', groups: { workers: { size: { min: 3, max: 9, owner } } } },
});
const fargate: Partial<KubernetesOptions> = {
  compute: {
    kind: 'fargate',
    profiles: {
      system: { selectors: [{ namespace: 'kube-system' }] },
      shop: { selectors: [{ namespace: 'shop', labels: { tier: 'web' } }] },
    },
  },
};

const clusterOf = (stack: StackJson) => resourcesOf(stack, 'aws_eks_cluster')[0] ?? {};
const addOn = (stack: StackJson, name: string) =>
  resourcesOf(stack, 'aws_eks_addon').find(({ addon_name }) => addon_name === name) ?? {};
const waitsFor = (resource: Resource | undefined) => (resource?.['depends_on'] ?? []) as string[];
const settings = (stack: StackJson, name: string): unknown =>
  JSON.parse(String(addOn(stack, name)['configuration_values']));
const policies = (stack: StackJson) =>
  resourcesOf(stack, 'aws_iam_role_policy_attachment')
    .map(({ policy_arn }) => String(policy_arn).split('/').at(-1))
    .sort();

describe('a Kubernetes cluster', () => {
  const stack = made();
  const cluster = clusterOf(stack);

  it('answers only in its network, unless told otherwise', () => {
    expect(cluster['vpc_config']).toEqual({
      subnet_ids: network.privateSubnetIds,
      endpoint_private_access: true,
      endpoint_public_access: false,
    });
  });

  it('answers the internet at the addresses named, and its network still', () => {
    const endpoint = { kind: 'public', allowedCidrs: ['198.51.100.0/24'] } as const;
    expect(clusterOf(made({ endpoint }))['vpc_config']).toMatchObject({
      endpoint_private_access: true,
      endpoint_public_access: true,
      public_access_cidrs: ['198.51.100.0/24'],
    });
  });

  it('admits to its API the inner addresses named, and nobody where none is', () => {
    const endpoint = { kind: 'private', allowedCidrs: ['10.90.0.0/16', '10.91.0.0/24'] } as const;
    const rules = resourcesOf(made({ endpoint }), 'aws_vpc_security_group_ingress_rule');
    expect(rules).toMatchObject(
      endpoint.allowedCidrs.map((cidr) => ({
        security_group_id: expect.stringContaining('cluster_security_group_id') as string,
        cidr_ipv4: cidr,
        description: `Kubernetes API from ${cidr}`,
        ip_protocol: 'tcp',
        from_port: 443,
        to_port: 443,
      })),
    );
    expect(resourcesOf(stack, 'aws_vpc_security_group_ingress_rule')).toEqual([]);
  });

  it('knows access entries alone, none of them for its creator', () => {
    expect(cluster['access_config']).toEqual({
      authentication_mode: 'API',
      bootstrap_cluster_creator_admin_permissions: false,
    });
    expect(resourcesOf(stack, 'aws_eks_access_entry')).toEqual([]);
  });

  it('encrypts Kubernetes secrets with a key that rotates', () => {
    expect(cluster['encryption_config']).toMatchObject({
      resources: ['secrets'],
      provider: { key_arn: expect.stringContaining('SecretsKey') as string },
    });
    const keys = resourcesOf(stack, 'aws_kms_key');
    expect(keys.map(({ enable_key_rotation }) => enable_key_rotation)).toEqual([true, true]);
  });

  it('keeps every log of its control plane in a group that was there before it', () => {
    expect(cluster['enabled_cluster_log_types']).toEqual([
      'api',
      'audit',
      'authenticator',
      'controllerManager',
      'scheduler',
    ]);
    const [group] = resourcesOf(stack, 'aws_cloudwatch_log_group');
    expect(group).toMatchObject({ name: '/aws/eks/test/cluster', retention_in_days: 365 });
    expect(group?.['kms_key_id']).toEqual(expect.stringContaining('aws_kms_key'));
    expect(waitsFor(cluster).filter((address) => address.includes('log_group'))).toHaveLength(1);
  });

  it('is made after the policies of its roles, and so unmade before them', () => {
    const attachments = Object.keys(stack.resource?.['aws_iam_role_policy_attachment'] ?? {});
    for (const id of attachments.filter((each) => !each.includes('AddOns'))) {
      expect(waitsFor(cluster)).toContain(`aws_iam_role_policy_attachment.${id}`);
    }
    expect(waitsFor(cluster).some((each) => each.startsWith('aws_iam_role_policy.'))).toBe(true);
  });

  it('takes support, zonal shift and service addresses as they are written', () => {
    expect(cluster).toMatchObject({
      version: '1.35',
      upgrade_policy: { support_type: 'STANDARD' },
      zonal_shift_config: { enabled: true },
    });
    const other = clusterOf(
      made({ upgradePolicy: 'extended', zonalShift: false, serviceCidr: '172.20.0.0/16' }),
    );
    expect(other).toMatchObject({
      upgrade_policy: { support_type: 'EXTENDED' },
      zonal_shift_config: { enabled: false },
      kubernetes_network_config: { service_ipv4_cidr: '172.20.0.0/16' },
    });
  });

  it('installs no add-on beside those that we own', () => {
    expect(cluster['bootstrap_self_managed_addons']).toBe(false);
  });

  it('refuses options that its schema does not know, by the construct’s path', () => {
    const attempt = () => made({ version: 'latest' });
    expect(attempt).toThrow(InvalidInput);
    expect(attempt).toThrow(/test\/Kubernetes: version: expected a Kubernetes minor version/);
  });

  it('refuses a Kubernetes version for which its add-ons are not pinned', () => {
    expect(() => made({ ...groups(), version: '1.99' })).toThrow(
      /expected a Kubernetes version for which kube-proxy is pinned, got "1.99"/,
    );
  });
});

describe('access', () => {
  const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
  const stack = made({
    access: {
      administrators: [role('admin')],
      viewers: [role('team')],
      namespaces: {
        shop: { editors: [role('team')], viewers: [role('support')] },
        stock: { editors: [role('team')] },
      },
    },
  });

  it('is one entry for each role', () => {
    const entries = resourcesOf(stack, 'aws_eks_access_entry');
    expect(entries.map(({ principal_arn }) => principal_arn).sort()).toEqual([
      role('admin'),
      role('support'),
      role('team'),
    ]);
  });

  it("is AWS's policy for each list, in the whole cluster or the namespaces named", () => {
    const associations = resourcesOf(stack, 'aws_eks_access_policy_association').map((each) => [
      /_2f([a-z]+)_/.exec(String(each['principal_arn']))?.[1],
      String(each['policy_arn']).replace('arn:aws:eks::aws:cluster-access-policy/', ''),
      each['access_scope'],
    ]);
    expect(associations).toHaveLength(4);
    expect(associations).toEqual(
      expect.arrayContaining([
        ['admin', 'AmazonEKSClusterAdminPolicy', { type: 'cluster' }],
        ['team', 'AmazonEKSViewPolicy', { type: 'cluster' }],
        ['team', 'AmazonEKSEditPolicy', { type: 'namespace', namespaces: ['shop', 'stock'] }],
        ['support', 'AmazonEKSViewPolicy', { type: 'namespace', namespaces: ['shop'] }],
      ]),
    );
  });
});

describe('Auto Mode', () => {
  const stack = made();

  it('is compute, storage and load balancing together', () => {
    expect(clusterOf(stack)).toMatchObject({
      compute_config: { enabled: true, node_pools: ['general-purpose', 'system'] },
      storage_config: { block_storage: { enabled: true } },
      kubernetes_network_config: { elastic_load_balancing: { enabled: true } },
    });
  });

  it('has the policies that AWS names for it, and may tag the sessions of its role', () => {
    expect(policies(stack)).toEqual([
      'AmazonEC2ContainerRegistryPullOnly',
      'AmazonEKSBlockStoragePolicy',
      'AmazonEKSClusterPolicy',
      'AmazonEKSComputePolicy',
      'AmazonEKSLoadBalancingPolicy',
      'AmazonEKSNetworkingPolicy',
      'AmazonEKSWorkerNodeMinimalPolicy',
    ]);
    const trusts = resourcesOf(stack, 'aws_iam_role').map(({ assume_role_policy }) =>
      String(assume_role_policy),
    );
    expect(trusts.find((trust) => trust.includes('"eks.amazonaws.com"'))).toContain(
      'sts:TagSession',
    );
  });

  it('gets no add-on that it brings itself', () => {
    const names = resourcesOf(stack, 'aws_eks_addon').map(({ addon_name }) => addon_name);
    expect(names).toEqual(['metrics-server']);
  });
});

describe('node groups', () => {
  const stack = made(groups());

  it('start when what makes a node ready is there', () => {
    const [group] = resourcesOf(stack, 'aws_eks_node_group');
    for (const name of ['vpc-cni', 'kube-proxy', 'eks-pod-identity-agent']) {
      expect(waitsFor(group)).toContainEqual(expect.stringMatching(`aws_eks_addon\\..*${name}_`));
    }
  });

  it('are there before what runs on them', () => {
    for (const name of ['coredns', 'aws-ebs-csi-driver', 'metrics-server']) {
      expect(waitsFor(addOn(stack, name))).toContainEqual(
        expect.stringMatching(/^aws_eks_node_group\./),
      );
    }
    expect(waitsFor(addOn(stack, 'vpc-cni')).join()).not.toContain('aws_eks_node_group');
  });

  it('have nodes that may join and pull images; networking has a role of its own', () => {
    expect(policies(stack)).toEqual([
      'AmazonEBSCSIDriverPolicy',
      'AmazonEC2ContainerRegistryPullOnly',
      'AmazonEKSClusterPolicy',
      'AmazonEKSWorkerNodePolicy',
      'AmazonEKS_CNI_Policy',
    ]);
    expect(addOn(stack, 'vpc-cni')['pod_identity_association']).toMatchObject([
      { service_account: 'aws-node' },
    ]);
  });

  it('are found by Karpenter where an autoscaler owns a size', () => {
    expect(resourcesOf(stack, 'aws_ec2_tag')).toMatchObject([
      { key: 'karpenter.sh/discovery', value: 'test' },
    ]);
    expect(resourcesOf(made(groups('terraform')), 'aws_ec2_tag')).toEqual([]);
  });

  it('switch nothing of Auto Mode on', () => {
    const cluster = clusterOf(stack);
    expect(cluster).not.toHaveProperty('compute_config');
    expect(cluster).not.toHaveProperty('storage_config');
  });
});

describe('the add-ons', () => {
  it('are pinned, and their settings win', () => {
    for (const each of resourcesOf(made(groups()), 'aws_eks_addon')) {
      expect(each).toMatchObject({
        addon_version: expect.stringMatching(/^v.*-eksbuild\.\d+$/) as string,
        resolve_conflicts_on_create: 'OVERWRITE',
        resolve_conflicts_on_update: 'OVERWRITE',
      });
    }
  });

  it('take a version from the environment', () => {
    const addOns = { 'metrics-server': { version: 'v0.8.1-eksbuild.6' } };
    expect(addOn(made({ addOns }), 'metrics-server')['addon_version']).toBe('v0.8.1-eksbuild.6');
  });

  it('give pods addresses in prefixes and enforce network policies', () => {
    expect(settings(made(groups()), 'vpc-cni')).toEqual({
      enableNetworkPolicy: 'true',
      env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' },
    });
  });

  it('give pods addresses of their own subnets where there are any', () => {
    const stack = made(groups(), ['subnet-pods-a', 'subnet-pods-b']);
    expect(settings(stack, 'vpc-cni')).toMatchObject({
      env: {
        AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true',
        ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone',
      },
      eniConfig: {
        create: true,
        region: 'eu-west-1',
        subnets: {
          'eu-west-1a': {
            id: 'subnet-pods-a',
            securityGroups: [expect.stringContaining('cluster_security_group_id')],
          },
          'eu-west-1b': { id: 'subnet-pods-b' },
        },
      },
    });
  });

  it('keep names resolving while a zone or node is lost', () => {
    expect(settings(made(groups()), 'coredns')).toMatchObject({
      autoScaling: { enabled: true, minReplicas: 2 },
      podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
      topologySpreadConstraints: [{ topologyKey: 'topology.kubernetes.io/zone' }],
    });
  });
});

describe('Fargate', () => {
  const stack = made(fargate);

  it('runs the pods that a profile selects', () => {
    const profiles = resourcesOf(stack, 'aws_eks_fargate_profile');
    expect(profiles).toHaveLength(2);
    expect(profiles).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          fargate_profile_name: 'shop',
          selector: [{ namespace: 'shop', labels: { tier: 'web' } }],
          subnet_ids: network.privateSubnetIds,
        }),
      ]),
    );
  });

  it('starts pods of this cluster alone', () => {
    const trusts = resourcesOf(stack, 'aws_iam_role').map(({ assume_role_policy }) =>
      String(assume_role_policy),
    );
    expect(trusts.find((trust) => trust.includes('eks-fargate-pods'))).toMatch(
      /"ArnLike":\{"aws:SourceArn":"arn:aws:eks:eu-west-1:111122223333:fargateprofile\/.*\/\*"\}/,
    );
  });

  it('runs DNS, once there is a profile for it', () => {
    expect(settings(stack, 'coredns')).toMatchObject({ computeType: 'Fargate', replicaCount: 2 });
    expect(waitsFor(addOn(stack, 'coredns'))).toContainEqual(
      expect.stringMatching(/^aws_eks_fargate_profile\./),
    );
  });

  it('has no nodes and no role for any', () => {
    expect(policies(stack)).toEqual([
      'AmazonEKSClusterPolicy',
      'AmazonEKSFargatePodExecutionRolePolicy',
    ]);
  });
});

describe('alarms', () => {
  const alarmsOf = (stack: StackJson) =>
    resourcesOf(stack, 'aws_cloudwatch_metric_alarm').map((each) => [
      each['metric_name'],
      (each['alarm_actions'] as string[])[0],
      Object.keys(each['dimensions'] as object),
    ]);

  it('tell of a control plane that fails, turns clients away, fills up or finds no node', () => {
    expect(alarmsOf(made()).sort()).toEqual([
      ['apiserver_request_total_429', 'arn:warning', ['ClusterName']],
      ['apiserver_request_total_5XX', 'arn:critical', ['ClusterName']],
      ['etcd_mvcc_db_total_size_in_use_in_bytes', 'arn:critical', ['ClusterName']],
      ['scheduler_pending_pods_UNSCHEDULABLE', 'arn:warning', ['ClusterName']],
    ]);
  });

  it('tell of machines that fail, group by group', () => {
    expect(alarmsOf(made(groups()))).toContainEqual([
      'StatusCheckFailed',
      'arn:warning',
      ['AutoScalingGroupName'],
    ]);
  });
});
