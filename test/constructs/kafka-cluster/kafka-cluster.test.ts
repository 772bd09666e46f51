import { InvalidInput } from '#constructs/kernel/invalid-input';
import { express, standard } from '#test/support/kafka-samples';
import { made, metrics, network, only, properties } from '#test/support/kafka-stack';
import { addresses, resourcesOf, type StackJson } from '#test/support/synthesized';

describe('a Standard cluster', () => {
  const stack = made(standard());
  const cluster = only(stack, 'aws_msk_cluster');

  it('takes TLS and IAM only, even when told nothing', () => {
    expect(cluster['client_authentication']).toEqual({
      unauthenticated: false,
      sasl: { iam: true, scram: false },
    });
    expect(cluster['encryption_info']).toMatchObject({
      encryption_at_rest_kms_key_arn: expect.stringContaining('aws_kms_key') as string,
      encryption_in_transit: { client_broker: 'TLS', in_cluster: true },
    });
  });

  it('stands in the private subnets of every zone, the same number of brokers in each', () => {
    const nodes = only(made(standard({ brokersPerZone: 2 })), 'aws_msk_cluster');
    expect(nodes['number_of_broker_nodes']).toBe(6);
    expect(nodes['broker_node_group_info']).toMatchObject({
      client_subnets: network.privateSubnetIds,
      instance_type: 'kafka.m7g.large',
    });
  });

  it('takes the first three zones of more, which is as many as MSK knows', () => {
    const zones = [...network.zones, 'us-east-1d'];
    const nodes = only(made(standard(), zones), 'aws_msk_cluster');
    expect(nodes['number_of_broker_nodes']).toBe(3);
  });

  it('is never public, and closed to other networks unless it is shared', () => {
    expect(cluster['broker_node_group_info']).toMatchObject({
      connectivity_info: { public_access: { type: 'DISABLED' } },
    });
    expect(JSON.stringify(cluster)).not.toContain('vpc_connectivity');
    expect(resourcesOf(stack, 'aws_msk_cluster_policy')).toEqual([]);
  });

  it('has brokers with a security group that lets nothing in', () => {
    expect(only(stack, 'aws_security_group')).not.toHaveProperty('ingress');
    expect(resourcesOf(stack, 'aws_vpc_security_group_ingress_rule')).toEqual([]);
  });

  it('leaves the size of disks to the autoscaler that owns it, and only then', () => {
    expect(cluster['lifecycle']).toMatchObject({
      ignore_changes: ['broker_node_group_info[0].storage_info[0].ebs_storage_info[0].volume_size'],
    });
    expect(only(stack, 'aws_appautoscaling_target')).toMatchObject({
      service_namespace: 'kafka',
      scalable_dimension: 'kafka:broker-storage:VolumeSize',
      max_capacity: 1000,
    });
    expect(only(stack, 'aws_appautoscaling_policy')).toMatchObject({
      target_tracking_scaling_policy_configuration: { disable_scale_in: true, target_value: 60 },
    });
    const fixed = made(standard({ storage: { kind: 'local', gibPerBroker: 100 } }));
    expect(only(fixed, 'aws_msk_cluster')['lifecycle']).not.toHaveProperty('ignore_changes');
    expect(resourcesOf(fixed, 'aws_appautoscaling_target')).toEqual([]);
  });

  it('can have a tier and provisioned throughput', () => {
    const storage = { kind: 'tiered', gibPerBroker: 500, throughputMibps: 300 } as const;
    const tiered = made(standard({ brokerType: 'kafka.m7g.2xlarge', storage }));
    expect(only(tiered, 'aws_msk_cluster')).toMatchObject({
      storage_mode: 'TIERED',
      broker_node_group_info: {
        storage_info: {
          ebs_storage_info: {
            volume_size: 500,
            provisioned_throughput: { enabled: true, volume_throughput: 300 },
          },
        },
      },
    });
  });

  it('logs to an encrypted group of its own and measures each broker', () => {
    expect(only(stack, 'aws_cloudwatch_log_group')).toMatchObject({
      name: '/aws/msk/test-events',
      retention_in_days: 365,
      kms_key_id: expect.stringContaining('aws_kms_key') as string,
    });
    expect(cluster['enhanced_monitoring']).toBe('PER_BROKER');
    expect(cluster['logging_info']).toMatchObject({
      broker_logs: { cloudwatch_logs: { enabled: true } },
    });
  });

  it('opens the exporters of Prometheus on request', () => {
    const monitoring = { level: 'per-topic-per-partition', jmxExporter: true } as const;
    expect(only(made(standard({ monitoring })), 'aws_msk_cluster')).toMatchObject({
      enhanced_monitoring: 'PER_TOPIC_PER_PARTITION',
      open_monitoring: {
        prometheus: {
          jmx_exporter: { enabled_in_broker: true },
          node_exporter: { enabled_in_broker: false },
        },
      },
    });
  });
});

describe('the configuration of a cluster', () => {
  it('keeps messages safe where MSK would not, and reads from the nearest replica', () => {
    expect(properties(made(standard()))).toBe(
      [
        'auto.create.topics.enable=false',
        'default.replication.factor=3',
        'min.insync.replicas=2',
        'replica.selector.class=org.apache.kafka.common.replica.RackAwareReplicaSelector',
        'unclean.leader.election.enable=false',
        '',
      ].join('\n'),
    );
  });

  it('holds what the user wrote over what we would', () => {
    const written = { 'auto.create.topics.enable': true, 'log.retention.hours': 72 };
    const text = properties(made(standard({ properties: written })));
    expect(text).toContain('auto.create.topics.enable=true\n');
    expect(text).not.toContain('auto.create.topics.enable=false');
    expect(text).toContain('log.retention.hours=72\n');
  });

  it('leaves to Express what it decides by itself', () => {
    expect(properties(made(express()))).toBe('auto.create.topics.enable=false\n');
  });

  it('changes in place: its name is the cluster’s and no version binds it', () => {
    const one = only(made(standard()), 'aws_msk_configuration');
    const other = only(
      made(standard({ version: '4.1.x.kraft', properties: { 'log.retention.hours': 72 } })),
      'aws_msk_configuration',
    );
    expect(one['name']).toBe('test-events');
    expect(other['name']).toBe(one['name']);
    expect(one).not.toHaveProperty('kafka_versions');
  });

  it('is followed by the cluster to its latest revision', () => {
    expect(only(made(standard()), 'aws_msk_cluster')['configuration_info']).toEqual({
      arn: expect.stringMatching(/aws_msk_configuration\..*\.arn\}$/) as string,
      revision: expect.stringMatching(/aws_msk_configuration\..*\.latest_revision\}$/) as string,
    });
  });
});

describe('an Express cluster', () => {
  it('has neither disks nor a storage mode to set', () => {
    const cluster = only(made(express()), 'aws_msk_cluster');
    expect(cluster).not.toHaveProperty('storage_mode');
    expect(JSON.stringify(cluster)).not.toContain('storage_info');
  });
});

describe('a serverless cluster', () => {
  const stack = made({ kind: 'serverless' });

  it('takes IAM only and stands in the private subnets behind a group of its own', () => {
    expect(only(stack, 'aws_msk_serverless_cluster')).toMatchObject({
      cluster_name: 'test-events',
      client_authentication: { sasl: { iam: { enabled: true } } },
      vpc_config: [
        {
          subnet_ids: network.privateSubnetIds,
          security_group_ids: [expect.stringContaining('aws_security_group')],
        },
      ],
    });
  });

  it('has no alarm on brokers, which it does not have', () => {
    expect(metrics(stack)).toEqual([]);
  });

  it('watches the lag of its groups', () => {
    const consumerGroups = { shipping: { topics: ['orders', 'returns'], maxLagSeconds: 60 } };
    const watched = made({ kind: 'serverless', consumerGroups });
    expect(metrics(watched)).toEqual(['EstimatedMaxTimeLag', 'EstimatedMaxTimeLag']);
  });
});

describe('certificates', () => {
  it('are taken from the authorities named', () => {
    const arn =
      'arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/01234567-89ab-cdef-0123-456789abcdef';
    const stack = made(express({ authentication: { mtls: { certificateAuthorityArns: [arn] } } }));
    expect(only(stack, 'aws_msk_cluster')['client_authentication']).toMatchObject({
      unauthenticated: false,
      tls: { certificate_authority_arns: [arn] },
    });
    expect(properties(stack)).toContain('allow.everyone.if.no.acl.found=false\n');
  });
});

describe('sharing', () => {
  const topics = { orders: { partitions: 3 } };
  const sharedWith = {
    '444455556666': { consume: ['orders'], groups: ['billing'] },
    '777788889999': {},
  };
  const stack = made(standard({ topics, sharedWith }));
  interface Policy {
    readonly Statement: readonly Record<string, unknown>[];
  }
  const policyOf = (from: StackJson) =>
    JSON.parse(String(only(from, 'aws_msk_cluster_policy')['policy'])) as Policy;

  it('opens the cluster to other networks by every authentication in use', () => {
    expect(only(stack, 'aws_msk_cluster')['broker_node_group_info']).toMatchObject({
      connectivity_info: {
        vpc_connectivity: {
          client_authentication: { sasl: { iam: true, scram: false }, tls: false },
        },
      },
    });
  });

  it('is closed again by an empty list, which the provider would not do by itself', () => {
    const closed = made(standard({ topics, sharedWith: {} }));
    expect(only(closed, 'aws_msk_cluster')['broker_node_group_info']).toMatchObject({
      connectivity_info: {
        vpc_connectivity: {
          client_authentication: { sasl: { iam: false, scram: false }, tls: false },
        },
      },
    });
    expect(resourcesOf(closed, 'aws_msk_cluster_policy')).toEqual([]);
  });

  it('gives each account the topics and groups named, and no other', () => {
    const statements = policyOf(stack).Statement;
    expect(statements.map(({ Sid }) => Sid)).toEqual([
      'Connects444455556666',
      'Reads444455556666',
      'AsGroups444455556666',
      'Connects777788889999',
    ]);
    expect(statements[1]).toMatchObject({
      Action: ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'],
      Resource: [expect.stringMatching(/:topic\/test-events\/\$\{.*\.cluster_uuid\}\/orders$/)],
      Principal: { AWS: 'arn:aws:iam::444455556666:root' },
    });
    expect(JSON.stringify(statements[3])).not.toContain('kafka-cluster:');
    expect(JSON.stringify(statements)).not.toContain('WriteData');
  });

  it('with MSK Replicator needs no more than connecting', () => {
    const replicateTo = {
      standby: {
        clusterArn:
          'arn:aws:kafka:eu-central-1:111122223333:cluster/standby/01234567-89ab-cdef-0123-456789abcdef-1',
        subnetIds: ['subnet-0a1b2c3d', 'subnet-0a1b2c3e'],
        securityGroupIds: ['sg-0a1b2c3d'],
        topics: ['orders'],
        consumerGroups: ['shipping.v2'],
      },
    };
    const replicated = made(standard({ topics, replicateTo }));
    expect(policyOf(replicated).Statement).toEqual([
      expect.objectContaining({ Principal: { Service: 'kafka.amazonaws.com' } }),
    ]);
    expect(only(replicated, 'aws_msk_replicator')).toMatchObject({
      provider: expect.stringMatching(/^aws\.kafka-events-to-standby-/) as string,
      replication_info_list: {
        topic_replication: [{ topics_to_replicate: ['^orders$'] }],
        consumer_group_replication: [{ consumer_groups_to_replicate: ['^shipping\\.v2$'] }],
      },
    });
    expect(replicated.provider?.['aws']).toContainEqual(
      expect.objectContaining({ region: 'eu-central-1' }),
    );
  });
});

describe('what others read of a cluster', () => {
  const names = (stack: StackJson) =>
    resourcesOf(stack, 'aws_ssm_parameter')
      .map(({ name }) => String(name))
      .filter((name) => !name.includes('/deployed/')) // the guards' own
      .sort();

  it('is published under its name, for each authentication in use', () => {
    const schemas = { order: { file: 'schemas/order.avsc' } };
    expect(names(made(express({ schemas })))).toEqual([
      '/test/kafka/events/arn',
      '/test/kafka/events/bootstrap-brokers/iam',
      '/test/kafka/events/client-properties/java/iam',
      '/test/kafka/events/client-properties/librdkafka/iam',
      '/test/kafka/events/registry',
    ]);
    const authentication = { scram: { users: { billing: {} } } };
    expect(names(made(express({ authentication })))).toEqual(
      expect.arrayContaining([
        '/test/kafka/events/bootstrap-brokers/scram',
        '/test/kafka/events/client-properties/java/scram',
      ]),
    );
  });

  it('has what a client pastes', () => {
    const java = resourcesOf(made(express()), 'aws_ssm_parameter').find(({ name }) =>
      String(name).endsWith('/java/iam'),
    );
    expect(java?.['value']).toMatch(
      /^bootstrap\.servers=\$\{aws_msk_cluster\..*\.bootstrap_brokers_sasl_iam\}\nsecurity\.protocol=SASL_SSL\nsasl\.mechanism=AWS_MSK_IAM\n/,
    );
  });
});

describe('a wrong cluster', () => {
  it('is refused by the construct too, with every mistake', () => {
    const topics = { orders: { partitions: 3, replicationFactor: 5 } };
    const schemas = { order: { file: 'schemas/none.avsc' } };
    const make = () => made(standard({ topics, schemas }));
    expect(make).toThrow(InvalidInput);
    expect(make).toThrow(/topics\.orders\.replicationFactor: expected at most .* brokers, 3/);
    expect(make).toThrow(/schemas\.order\.file: expected a file in the project's folder/);
  });

  it('is not made in one zone', () => {
    expect(() => made({ kind: 'serverless' }, ['eu-west-1a'])).toThrow(/at least 2 zones/);
    expect(() => made(express(), network.zones.slice(0, 2))).toThrow(/at least 3 zones/);
  });
});

describe('the addresses of a cluster', () => {
  it('do not change when a topic, group, schema or user comes', () => {
    const before = addresses(made(standard({ topics: { orders: { partitions: 3 } } })));
    const after = addresses(
      made(
        standard({
          topics: { added: { partitions: 3 }, orders: { partitions: 3 } },
          consumerGroups: { shipping: { topics: ['added'] } },
          schemas: { order: { file: 'schemas/order.avsc' } },
          authentication: { scram: { users: { billing: {} } } },
        }),
      ),
    );
    expect(after).toEqual(expect.arrayContaining(before));
  });
});
