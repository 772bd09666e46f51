import type { FleetOptions } from '#constructs/autoscaling-group/fleet-options';
import { InvalidInput } from '#constructs/kernel/invalid-input';
import type { ITargetGroup } from '#constructs/load-balancer/load-balancer-contract';
import { BEHIND, fixedFleet, fleet, madeFleet, targetGroup } from '#test/support/fleet-samples';
import { only } from '#test/support/kafka-stack';
import { type Resource, resourcesOf, type StackJson } from '#test/support/synthesized';

const like = (shape: Resource): unknown => expect.objectContaining(shape);
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
const containing = (part: string): unknown => expect.stringContaining(part);

const group = (options: FleetOptions, groups: readonly ITargetGroup[] = []) =>
  only(madeFleet(options, groups), 'aws_autoscaling_group');
const template = (options: FleetOptions) => only(madeFleet(options), 'aws_launch_template');
const behind = (change: Partial<Parameters<typeof fleet>[0]> = {}) =>
  fleet({ behind: BEHIND, ...change });

interface Statement {
  readonly Sid: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}
const statements = (stack: StackJson) => {
  const { Statement } = JSON.parse(String(only(stack, 'aws_iam_role_policy')['policy'])) as {
    Statement: Statement[];
  };
  return Statement;
};

describe('an instance', () => {
  it('gives its metadata to itself alone, with a token', () => {
    expect(template(fleet())['metadata_options']).toEqual({
      http_endpoint: 'enabled',
      http_tokens: 'required',
      http_put_response_hop_limit: 1,
      instance_metadata_tags: 'disabled',
    });
  });

  it('has no public address and no SSH key', () => {
    const made = template(fleet());
    expect(made['network_interfaces']).toEqual([like({ associate_public_ip_address: 'false' })]);
    expect(made).not.toHaveProperty('key_name');
  });

  it('has a disk encrypted with a key of its fleet', () => {
    const stack = madeFleet(fleet({ diskGib: 100 }));
    const [disk] = only(stack, 'aws_launch_template')['block_device_mappings'] as Resource[];
    expect(disk).toEqual({
      device_name: '/dev/xvda',
      ebs: like({
        encrypted: 'true',
        volume_type: 'gp3',
        volume_size: 100,
        kms_key_id: matching(/^\$\{aws_kms_key\.Fleet_Disks_Key/),
      }),
    });
  });

  it('may be launched by a role of its fleet alone, which may use the key', () => {
    const stack = madeFleet(fleet());
    const role = matching(/^\$\{aws_iam_service_linked_role\.Fleet_Disks.*\.arn\}$/);
    expect(only(stack, 'aws_kms_grant')['grantee_principal']).toEqual(role);
    expect(only(stack, 'aws_kms_grant')['operations']).toEqual(
      expect.arrayContaining(['CreateGrant', 'Decrypt', 'GenerateDataKeyWithoutPlaintext']),
    );
    expect(only(stack, 'aws_autoscaling_group')['service_linked_role_arn']).toEqual(role);
    expect(only(stack, 'aws_iam_service_linked_role')['custom_suffix']).toBe('test.legacy');
  });

  it('has an image of its processor', () => {
    const parameter = (options: FleetOptions) =>
      Object.values(madeFleet(options).data?.['aws_ssm_parameter'] ?? {}).map(({ name }) => name);
    const bottlerocket = { kind: 'bottlerocket' } as const;
    expect(parameter(fleet())).toEqual([
      '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64',
    ]);
    expect(parameter(fleet({ instances: { kind: 'types', types: ['m7i.large'] } }))).toEqual([
      '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
    ]);
    expect(parameter(fleet({ operatingSystem: bottlerocket }))).toEqual([
      '/aws/service/bottlerocket/aws-ecs-2/arm64/latest/image_id',
    ]);
    expect(
      parameter(
        fleet({
          operatingSystem: { ...bottlerocket, image: { kind: 'pinned', version: '1.49.0' } },
        }),
      ),
    ).toEqual(['/aws/service/bottlerocket/aws-ecs-2/arm64/1.49.0/image_id']);
  });

  it('keeps its image until another one is asked for', () => {
    const memory = (asOf?: string) =>
      only(
        madeFleet(
          fleet({
            operatingSystem: {
              kind: 'al2023',
              image: { kind: 'kept', ...(asOf !== undefined && { asOf }) },
            },
          }),
        ),
        'terraform_data',
      );
    expect(memory()['lifecycle']).toEqual({ ignore_changes: ['input'] });
    expect(memory()['triggers_replace']).not.toEqual(memory('2026-11-24')['triggers_replace']);
    expect(template(fleet())['image_id']).toMatch(/^\$\{terraform_data\./);
  });

  it('has another image once it has another processor or system, for the kept one does not run there', () => {
    const trigger = (change: Parameters<typeof fleet>[0]) =>
      only(madeFleet(fleet(change)), 'terraform_data')['triggers_replace'];
    const before = trigger({});
    expect(trigger({ bootSeconds: 91 })).toEqual(before);
    expect(trigger({ instances: { kind: 'types', types: ['m7i.large'] } })).not.toEqual(before);
    expect(trigger({ operatingSystem: { kind: 'bottlerocket' } })).not.toEqual(before);
  });

  it('has the image that is pinned, or the newest, where that is asked for', () => {
    const image = (choice: { kind: 'latest' } | { kind: 'pinned'; ami: string }) =>
      template(fleet({ operatingSystem: { kind: 'al2023', image: choice } }))['image_id'];
    expect(image({ kind: 'pinned', ami: 'ami-0123456789abcdef0' })).toBe('ami-0123456789abcdef0');
    expect(image({ kind: 'latest' })).toMatch(/^\$\{data\.aws_ssm_parameter\..*insecure_value\}$/);
  });

  it('is told what to do in base64, which Terraform reads as it stands', () => {
    const text = 'echo "${HOME}" %{if}';
    const made = template(
      fleet({ operatingSystem: { kind: 'al2023', userData: [{ kind: 'script', text }] } }),
    );
    expect(Buffer.from(String(made['user_data']), 'base64').toString()).toContain(text);
  });
});

describe('the role of instances', () => {
  it('may hold a session, pull its own repositories and write its own log group', () => {
    const found = statements(madeFleet(fleet()));
    expect(found.map(({ Sid }) => Sid)).toEqual([
      'SessionManagerKnowsInstance',
      'SessionManagerChannels',
      'EcrLogin',
      'EcrPull',
      'ContainersLog',
    ]);
    const pull = found.find(({ Sid }) => Sid === 'EcrPull');
    expect(pull?.Resource).toEqual(['arn:aws:ecr:eu-west-1:111122223333:repository/shop']);
    const wide = found.filter(({ Resource }) => Resource.includes('*'));
    expect(wide.flatMap(({ Action }) => Action)).toEqual([
      'ssmmessages:CreateControlChannel',
      'ssmmessages:CreateDataChannel',
      'ssmmessages:OpenControlChannel',
      'ssmmessages:OpenDataChannel',
      'ecr:GetAuthorizationToken',
    ]);
  });

  it('may do nothing but hold a session where it has nothing else to do', () => {
    const found = statements(madeFleet(fleet({ operatingSystem: { kind: 'al2023' } })));
    expect(found.map(({ Sid }) => Sid)).toEqual([
      'SessionManagerKnowsInstance',
      'SessionManagerChannels',
    ]);
  });

  it('may end the wait of its own group, where the user data does', () => {
    const found = statements(
      madeFleet(fleet({ operatingSystem: { kind: 'al2023', waitForUserDataSeconds: 300 } })),
    );
    expect(found.at(-1)).toMatchObject({
      Action: ['autoscaling:CompleteLifecycleAction'],
      Resource: [
        'arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:*:autoScalingGroupName/test.legacy',
      ],
    });
  });
});

describe('the network of a fleet', () => {
  const ingress = (groups: readonly ITargetGroup[], options = fleet()) =>
    resourcesOf(
      madeFleet({ ...options, behind: groups.map(place) }, groups),
      'aws_vpc_security_group_ingress_rule',
    );
  const place = ({ name, loadBalancer }: ITargetGroup) => ({
    balancer: loadBalancer.name,
    targetGroup: name,
  });
  const script = fleet({ operatingSystem: { kind: 'al2023' } });

  it('lets its balancers in to the port of their target group, and nobody else', () => {
    expect(ingress([targetGroup()])).toEqual([
      like({
        referenced_security_group_id: 'sg-public',
        ip_protocol: 'tcp',
        from_port: 8080,
        to_port: 8080,
      }),
    ]);
    expect(ingress([])).toEqual([]);
  });

  it('opens each port of a balancer once, that of the health checks too', () => {
    const rules = ingress(
      [targetGroup(), targetGroup({ name: 'api' }), targetGroup({ name: 'm', healthCheckPort: 9 })],
      script,
    );
    expect(rules.map(({ from_port }) => from_port)).toEqual([8080, 9]);
  });

  it('lets datagrams in where the target group has them', () => {
    const rules = ingress([targetGroup({ protocol: 'TCP_UDP' })]);
    expect(rules.map(({ ip_protocol }) => ip_protocol).sort()).toEqual(['tcp', 'udp']);
  });

  it('lets instances out by HTTPS alone', () => {
    const rules = resourcesOf(madeFleet(fleet()), 'aws_vpc_security_group_egress_rule');
    expect(rules).toEqual([like({ cidr_ipv4: '0.0.0.0/0', from_port: 443, to_port: 443 })]);
  });

  it('stands in the private subnets of its zones', () => {
    expect(group(fleet({ zones: ['a', 'c'] }))['vpc_zone_identifier']).toEqual([
      'subnet-private-a',
      'subnet-private-c',
    ]);
  });
});

describe('a group', () => {
  it('is judged by its balancers, once an instance had time to boot', () => {
    expect(group(behind(), [targetGroup()])).toMatchObject({
      health_check_type: 'ELB',
      health_check_grace_period: 110,
      default_instance_warmup: 170,
      target_group_arns: ['arn:web'],
    });
    expect(group(fleet())).toMatchObject({
      health_check_type: 'EC2',
      health_check_grace_period: 90,
    });
  });

  it('has the least size with headroom where none is written', () => {
    expect(group(fleet())).toMatchObject({ min_size: 3, max_size: 14 });
    expect(group(fleet({ max: 20 }))).toMatchObject({ max_size: 20 });
  });

  it('leaves its size to whom it belongs', () => {
    const ignored = (options: FleetOptions) =>
      (group(options)['lifecycle'] as { ignore_changes: string[] }).ignore_changes;
    expect(ignored(fleet())).toContain('desired_capacity');
    expect(ignored(fleet())).not.toContain('min_size');
    expect(ignored(fixedFleet())).not.toContain('desired_capacity');
    expect(
      ignored(
        fleet({
          scaling: { early: { kind: 'scheduled', cron: '0 7 * * *', timeZone: 'UTC', min: 5 } },
        }),
      ),
    ).toContain('min_size');
  });

  it('runs as many instances as Terraform is told, or as the peak needs', () => {
    expect(group(fixedFleet({ desired: 4 }))['desired_capacity']).toBe(4);
    expect(group(fixedFleet())['desired_capacity']).toBe(6);
    expect(resourcesOf(madeFleet(fixedFleet()), 'aws_autoscaling_policy')).toEqual([]);
  });

  it('starts new instances before old ones go', () => {
    const replacement = { min_healthy_percentage: 100, max_healthy_percentage: 110 };
    const made = group(fleet());
    expect(made['instance_maintenance_policy']).toEqual(replacement);
    expect(made['instance_refresh']).toMatchObject({
      strategy: 'Rolling',
      preferences: replacement,
    });
  });

  it('rolls a numbered version, which a refresh can be undone to', () => {
    const { mixed_instances_policy: mixed } = group(fleet());
    expect(mixed).toMatchObject({
      launch_template: {
        launch_template_specification: {
          version: matching(/^\$\{aws_launch_template\..*\.latest_version\}$/),
        },
      },
    });
  });

  it('stops a refresh by its own alarm, its target groups’ and those that are named', () => {
    const options = behind({
      refresh: {
        maxHealthyPercentage: 150,
        checkpoints: { percentages: [20, 100] },
        rollbackOnAlarms: ['checkout-${errors}'],
      },
    });
    expect(group(options, [targetGroup()])['instance_refresh']).toMatchObject({
      preferences: {
        auto_rollback: true,
        skip_matching: true,
        min_healthy_percentage: 100,
        max_healthy_percentage: 150,
        checkpoint_percentages: [20, 100],
        checkpoint_delay: '600',
        alarm_specification: {
          alarms: [
            matching(/^\$\{aws_cloudwatch_metric_alarm\.Fleet_Unhealthy/),
            matching(/^\$\{aws_cloudwatch_metric_alarm\.Fleet_Replaced/),
            'test-balancer/public/web/errors',
            'checkout-$${errors}',
          ],
        },
      },
    });
  });

  it('lets an instance drain as long as its target groups need', () => {
    const slow = targetGroup({ deregistrationDelaySeconds: 300 });
    expect(only(madeFleet(behind(), [slow]), 'aws_autoscaling_lifecycle_hook')).toMatchObject({
      lifecycle_transition: 'autoscaling:EC2_INSTANCE_TERMINATING',
      heartbeat_timeout: 300,
      default_result: 'CONTINUE',
    });
  });

  it('holds even its first instances back until their user data has succeeded', () => {
    const hook = { name: 'user-data', heartbeat_timeout: 300, default_result: 'ABANDON' };
    const made = madeFleet(
      fleet({ operatingSystem: { kind: 'al2023', waitForUserDataSeconds: 300 } }),
    );
    expect(only(made, 'aws_autoscaling_group')['initial_lifecycle_hook']).toEqual([like(hook)]);
    expect(resourcesOf(made, 'aws_autoscaling_lifecycle_hook')).toContainEqual(like(hook));
  });

  it('is given time at its end for what its slowest target group began, and no longer', () => {
    const slow = targetGroup({ deregistrationDelaySeconds: 300 });
    expect(group(behind({ drainSeconds: 7200 }), [slow])['timeouts']).toEqual({ delete: '900s' });
    expect(group(fleet())['timeouts']).toEqual({ delete: '600s' });
  });

  it('keeps a warm pool of one type or of several', () => {
    expect(
      group(
        fleet({
          instances: { kind: 'types', types: ['m7g.large', 'm6g.large'], warmPool: {} },
          operatingSystem: { kind: 'bottlerocket' },
        }),
      ),
    ).toMatchObject({
      mixed_instances_policy: {
        instances_distribution: { on_demand_percentage_above_base_capacity: 100 },
      },
      warm_pool: { pool_state: 'Stopped', min_size: 0 },
    });
    expect(
      group(
        fleet({
          instances: { kind: 'single', type: 'm7g.large', warmPool: { minSize: 2 } },
          operatingSystem: { kind: 'bottlerocket' },
        }),
      ),
    ).toMatchObject({
      launch_template: { version: containing('latest_version') },
      warm_pool: { pool_state: 'Stopped', min_size: 2 },
    });
  });

  it('replaces instances at the end of the lifetime that is written, and else never', () => {
    expect(group(fleet())['max_instance_lifetime']).toBe(0);
    expect(group(fleet({ maxInstanceLifetimeDays: 30 }))['max_instance_lifetime']).toBe(2_592_000);
  });

  it('shares its name with no fleet of another environment', () => {
    expect(group(fleet())['name']).toBe('test.legacy');
  });

  it('has the tags of its environment', () => {
    expect(group(fleet())['dynamic']).toMatchObject({
      tag: { for_each: containing('data.aws_default_tags') },
    });
  });
});

describe('mixed instances', () => {
  const mixed = (instances: FleetOptions['instances']) =>
    group(fleet({ instances }))['mixed_instances_policy'] as {
      instances_distribution: Resource;
      launch_template: { override: Resource[] };
    };

  it('are on demand unless Spot is asked for', () => {
    const made = mixed({ kind: 'types', types: ['m7g.large', 'm6g.large'] });
    expect(made.instances_distribution).toMatchObject({
      on_demand_percentage_above_base_capacity: 100,
      on_demand_allocation_strategy: 'prioritized',
    });
    expect(made.launch_template.override.map(({ instance_type }) => instance_type)).toEqual([
      'm7g.large',
      'm6g.large',
    ]);
    expect(group(fleet())['capacity_rebalance']).toBe(false);
  });

  it('have the share of Spot that is written above their base, and move before they are taken', () => {
    const instances: FleetOptions['instances'] = {
      kind: 'types',
      types: ['m7g.large', 'm6g.large'],
      spot: { sharePercentage: 60, onDemandBase: 2 },
    };
    expect(mixed(instances).instances_distribution).toMatchObject({
      on_demand_base_capacity: 2,
      on_demand_percentage_above_base_capacity: 40,
      spot_allocation_strategy: 'price-capacity-optimized',
    });
    expect(group(fleet({ instances }))['capacity_rebalance']).toBe(true);
  });

  it('are Graviton by attributes too, unless another processor is asked for', () => {
    const made = mixed({ kind: 'attributes', vcpus: { min: 2, max: 4 }, memoryGib: { min: 8 } });
    expect(made.instances_distribution['on_demand_allocation_strategy']).toBe('lowest-price');
    expect(made.launch_template.override).toEqual([
      {
        instance_requirements: like({
          cpu_manufacturers: ['amazon-web-services'],
          vcpu_count: { min: 2, max: 4 },
          memory_mib: { min: 8192 },
          burstable_performance: 'excluded',
          accelerator_count: { max: 0 },
        }),
      },
    ]);
  });
});

describe('a fleet that cannot be', () => {
  const refused = (options: FleetOptions, groups: readonly ITargetGroup[] = []) => {
    try {
      madeFleet(options, groups);
    } catch (error) {
      if (error instanceof InvalidInput) return error.rejections.map(({ property }) => property);
      throw error;
    }
    return [];
  };

  it('is refused by the construct too, with every mistake at once', () => {
    expect(
      refused(fleet({ max: 7, behind: BEHIND, drainSeconds: 30 }), [
        targetGroup({ port: 9090, targetType: 'ip' }),
      ]),
    ).toEqual(['max', 'behind[0].targetGroup', 'operatingSystem.userData[0].port', 'drainSeconds']);
  });

  it('is one whose target group was not given', () => {
    expect(refused(fleet({ behind: BEHIND }))).toEqual(['behind[0].balancer']);
  });

  it('is one with more alarms than a refresh looks at', () => {
    const alarmNames = Array.from({ length: 8 }, (_, index) => `alarm-${index}`);
    const groups = [targetGroup({ alarmNames })];
    expect(refused(behind(), groups)).toEqual([]);
    expect(refused(behind({ refresh: { rollbackOnAlarms: ['another'] } }), groups)).toEqual([
      'refresh.rollbackOnAlarms',
    ]);
  });

  it('is one whose user data EC2 would not take', () => {
    const text = `# ${'x'.repeat(16_000)}`;
    const userData = [
      { kind: 'script', text },
      { kind: 'script', text: `${text}\n` },
    ] as const;
    expect(refused(fleet({ operatingSystem: { kind: 'al2023', userData } }))).toEqual([
      'operatingSystem.userData',
    ]);
  });
});
