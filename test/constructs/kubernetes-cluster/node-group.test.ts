import { NodeGroup } from '#constructs/kubernetes-cluster/node-group';
import type { NodeGroupOptions } from '#constructs/kubernetes-cluster/node-group-options';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

const subnets = ['a', 'b', 'c'].map((zone) => ({
  zone: `eu-west-1${zone}`,
  subnetId: `subnet-${zone}`,
}));

const made = (options: Partial<NodeGroupOptions> = {}) => {
  const stack = synthesizeConstruct((scope) => {
    new NodeGroup(scope, 'Workers', {
      name: 'workers',
      options: { size: { min: 3, max: 9, owner: 'autoscaler' }, ...options },
      clusterName: 'test',
      version: '1.35',
      nodeRoleArn: 'arn:role',
      subnets,
      podsPerNode: 30,
      dependsOn: [],
    });
  });
  return {
    group: resourcesOf(stack, 'aws_eks_node_group')[0] ?? {},
    template: resourcesOf(stack, 'aws_launch_template')[0] ?? {},
  };
};

describe('a node group', () => {
  it('is Bottlerocket on Graviton, on demand, repaired and updated a quarter at a time, unless told otherwise', () => {
    expect(made().group).toMatchObject({
      ami_type: 'BOTTLEROCKET_ARM_64',
      capacity_type: 'ON_DEMAND',
      instance_types: ['m7g.large', 'm6g.large'],
      node_repair_config: { enabled: true },
      update_config: { max_unavailable_percentage: 25 },
      subnet_ids: ['subnet-a', 'subnet-b', 'subnet-c'],
    });
  });

  it('takes every option', () => {
    const { group, template } = made({
      instanceTypes: ['m7i.large', 'm6i.large'],
      operatingSystem: 'al2023',
      capacity: 'spot',
      diskGib: 200,
      labels: { team: 'shop' },
      taints: [
        { key: 'spot', value: 'true', effect: 'NoSchedule' },
        { key: 'slow', effect: 'PreferNoSchedule' },
      ],
      nodeRepair: false,
      maxUnavailablePercentage: 10,
      zones: ['b'],
    });
    expect(group).toMatchObject({
      ami_type: 'AL2023_x86_64_STANDARD',
      capacity_type: 'SPOT',
      instance_types: ['m7i.large', 'm6i.large'],
      labels: { team: 'shop' },
      taint: [
        { key: 'spot', value: 'true', effect: 'NO_SCHEDULE' },
        { key: 'slow', effect: 'PREFER_NO_SCHEDULE' },
      ],
      node_repair_config: { enabled: false },
      update_config: { max_unavailable_percentage: 10 },
      subnet_ids: ['subnet-b'],
    });
    expect(template['block_device_mappings']).toMatchObject([
      { device_name: '/dev/xvda', ebs: { volume_size: 200 } },
    ]);
  });

  it('has Intel processors by default where x86_64 is asked for', () => {
    expect(made({ architecture: 'x86_64' }).group).toMatchObject({
      ami_type: 'BOTTLEROCKET_x86_64',
      instance_types: ['m7i.large', 'm6i.large'],
    });
  });

  it('leaves its size to an autoscaler that owns it', () => {
    const { group } = made({ size: { min: 2, max: 9, owner: 'autoscaler' } });
    expect(group['scaling_config']).toEqual({ min_size: 2, max_size: 9, desired_size: 2 });
    expect(group['lifecycle']).toMatchObject({
      ignore_changes: ['scaling_config[0].desired_size'],
    });
  });

  it('is held to its size where Terraform owns it', () => {
    const { group } = made({ size: { min: 2, max: 9, desired: 4, owner: 'terraform' } });
    expect(group['scaling_config']).toEqual({ min_size: 2, max_size: 9, desired_size: 4 });
    expect(group['lifecycle']).not.toHaveProperty('ignore_changes');
  });

  it('can be replaced without a gap: the new group stands before the old one goes', () => {
    const { group, template } = made();
    for (const resource of [group, template]) {
      expect(resource['lifecycle']).toMatchObject({ create_before_destroy: true });
    }
    expect(group).toHaveProperty('node_group_name_prefix', 'test-workers-');
    expect(group).not.toHaveProperty('node_group_name');
  });
});

describe('the machines of a node group', () => {
  it('give their credentials to nobody but the node: IMDSv2, one hop', () => {
    expect(made().template['metadata_options']).toEqual({
      http_endpoint: 'enabled',
      http_tokens: 'required',
      http_put_response_hop_limit: 1,
    });
  });

  it.each(['al2023', 'bottlerocket'] as const)(
    'have only encrypted disks (%s)',
    (operatingSystem) => {
      const disks = made({ operatingSystem }).template['block_device_mappings'];
      expect(disks).not.toHaveLength(0);
      for (const disk of disks as unknown[]) {
        expect(disk).toMatchObject({ ebs: { encrypted: 'true', volume_type: 'gp3' } });
      }
    },
  );

  it('are monitored each minute and carry the tags of the provider on all their parts', () => {
    const { template } = made();
    expect(template['monitoring']).toEqual({ enabled: true });
    const tagged = template['tag_specifications'] as { resource_type: string; tags: string }[];
    expect(tagged.map(({ resource_type }) => resource_type)).toEqual([
      'instance',
      'volume',
      'network-interface',
    ]);
    for (const { tags } of tagged) {
      expect(tags).toMatch(
        /merge\(data\.aws_default_tags\..*\.tags, \{"Name" = "test-workers"\}\)/,
      );
    }
  });

  it('take no more pods than the network was planned for', () => {
    const text = Buffer.from(String(made().template['user_data']), 'base64').toString();
    expect(text).toContain('max-pods = 30');
  });

  it('have no key to log in with', () => {
    const { group, template } = made();
    expect(group).not.toHaveProperty('remote_access');
    expect(template).not.toHaveProperty('key_name');
  });
});
