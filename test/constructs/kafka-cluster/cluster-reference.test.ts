import { InvalidInput } from '#constructs/kernel/invalid-input';
import {
  type ClusterAttributes,
  ClusterReference,
} from '#constructs/kafka-cluster/cluster-reference';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';
import type { Construct } from 'constructs';

const ATTRIBUTES: ClusterAttributes = {
  kind: 'standard',
  clusterName: 'test-events',
  clusterArn: 'arn:aws:kafka:eu-west-1:111122223333:cluster/test-events/0a1b-2',
  clusterUuid: '0a1b-2',
  securityGroupId: 'sg-brokers',
  partition: 'aws',
  region: 'eu-west-1',
  account: '111122223333',
  bootstrapBrokers: { iam: 'b-1:9098', scram: 'b-1:9096' },
  topics: ['orders', 'shipments'],
};
const ROLE = { roleName: 'checkout' };
const TOPIC = 'arn:aws:kafka:eu-west-1:111122223333:topic/test-events/0a1b-2/orders';

interface Statement {
  readonly Sid: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

type Use = (cluster: ClusterReference, scope: Construct) => void;

function granted(use: Use, change: Partial<ClusterAttributes> = {}): readonly Statement[] {
  const stack = synthesizeConstruct((scope) => {
    use(new ClusterReference({ ...ATTRIBUTES, ...change }), scope);
  });
  const [policy] = resourcesOf(stack, 'aws_iam_role_policy');
  expect(policy?.['role']).toBe('checkout');
  return (JSON.parse(String(policy?.['policy'])) as { Statement: Statement[] }).Statement;
}

describe('grantProduce', () => {
  it('gives what an idempotent producer needs on one topic, and nothing wider', () => {
    const statements = granted((cluster, scope) => {
      cluster.grantProduce(scope, 'Produces', ROLE, 'orders');
    });
    expect(statements).toEqual([
      {
        Sid: 'Connects',
        Effect: 'Allow',
        Action: [
          'kafka-cluster:Connect',
          'kafka-cluster:DescribeCluster',
          'kafka-cluster:WriteDataIdempotently',
        ],
        Resource: [ATTRIBUTES.clusterArn],
      },
      {
        Sid: 'Writes',
        Effect: 'Allow',
        Action: ['kafka-cluster:DescribeTopic', 'kafka-cluster:WriteData'],
        Resource: [TOPIC],
      },
    ]);
  });

  it('gives transactions to ids with a prefix, on request', () => {
    const statements = granted((cluster, scope) => {
      cluster.grantProduce(scope, 'Produces', ROLE, 'orders', {
        transactionalIdPrefix: 'checkout-',
      });
    });
    expect(statements).toContainEqual(
      expect.objectContaining({
        Action: ['kafka-cluster:AlterTransactionalId', 'kafka-cluster:DescribeTransactionalId'],
        Resource: [
          'arn:aws:kafka:eu-west-1:111122223333:transactional-id/test-events/0a1b-2/checkout-*',
        ],
      }),
    );
  });

  it('gives the schemas of the cluster, where it has some', () => {
    const statements = granted(
      (cluster, scope) => {
        cluster.grantProduce(scope, 'Produces', ROLE, 'orders');
      },
      { registryName: 'test-events' },
    );
    expect(statements.map(({ Sid }) => Sid)).toEqual(
      expect.arrayContaining(['ReadsSchemaVersions', 'FindsSchemas']),
    );
    expect(statements.find(({ Sid }) => Sid === 'FindsSchemas')?.Resource).toEqual([
      'arn:aws:glue:eu-west-1:111122223333:registry/test-events',
      'arn:aws:glue:eu-west-1:111122223333:schema/test-events/*',
    ]);
  });
});

describe('grantConsume', () => {
  it('gives one topic to one group, and no writing', () => {
    const statements = granted((cluster, scope) => {
      cluster.grantConsume(scope, 'Consumes', ROLE, 'orders', 'shipping');
    });
    expect(statements.map(({ Action, Resource }) => ({ Action, Resource }))).toEqual([
      {
        Action: ['kafka-cluster:Connect', 'kafka-cluster:DescribeCluster'],
        Resource: [ATTRIBUTES.clusterArn],
      },
      { Action: ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'], Resource: [TOPIC] },
      {
        Action: ['kafka-cluster:AlterGroup', 'kafka-cluster:DescribeGroup'],
        Resource: ['arn:aws:kafka:eu-west-1:111122223333:group/test-events/0a1b-2/shipping'],
      },
    ]);
  });

  it('gives schema versions by their id, held to the account', () => {
    const statements = granted(
      (cluster, scope) => {
        cluster.grantConsume(scope, 'Consumes', ROLE, 'orders', 'shipping');
      },
      { registryName: 'test-events' },
    );
    expect(statements).toContainEqual({
      Sid: 'ReadsSchemaVersions',
      Effect: 'Allow',
      Action: ['glue:GetSchemaVersion'],
      Resource: ['*'],
      Condition: { StringEquals: { 'aws:ResourceAccount': '111122223333' } },
    });
    expect(statements.map(({ Sid }) => Sid)).not.toContain('FindsSchemas');
  });
});

describe('grantAdminister', () => {
  const actions = (kind: ClusterAttributes['kind']) =>
    granted(
      (cluster, scope) => {
        cluster.grantAdminister(scope, 'Administers', ROLE);
      },
      { kind },
    );

  it('gives topics and groups of this cluster, and no message', () => {
    const statements = actions('standard');
    const all = statements.flatMap(({ Action }) => Action);
    expect(all).toContain('kafka-cluster:CreateTopic');
    expect(all).not.toContain('kafka-cluster:ReadData');
    expect(all).not.toContain('kafka-cluster:WriteData');
    for (const arn of statements.flatMap(({ Resource }) => Resource)) {
      expect(arn).toContain('/test-events/0a1b-2');
    }
  });

  it('leaves out what a serverless cluster does not know', () => {
    expect(actions('express').flatMap(({ Action }) => Action)).toContain(
      'kafka-cluster:AlterCluster',
    );
    expect(actions('serverless').flatMap(({ Action }) => Action)).not.toContain(
      'kafka-cluster:AlterCluster',
    );
  });
});

describe('a grant to what is not there', () => {
  const attempt = (use: Use, change: Partial<ClusterAttributes> = {}) => {
    synthesizeConstruct((scope) => {
      use(new ClusterReference({ ...ATTRIBUTES, ...change }), scope);
    });
  };

  it('is refused with the topic that was meant', () => {
    const typo: Use = (cluster, scope) => {
      cluster.grantProduce(scope, 'Produces', ROLE, 'ordres');
    };
    expect(() => {
      attempt(typo);
    }).toThrow(InvalidInput);
    expect(() => {
      attempt(typo);
    }).toThrow(
      /test\/Produces: topic: expected a topic that the cluster declares .* Did you mean orders\?/,
    );
  });

  it('passes where the cluster declares no topics, as serverless', () => {
    const { topics, ...serverless } = ATTRIBUTES;
    expect(topics).toBeDefined();
    const use: Use = (_, scope) => {
      new ClusterReference(serverless).grantProduce(scope, 'Produces', ROLE, 'anything');
    };
    expect(() => {
      attempt(use);
    }).not.toThrow();
    const star: Use = (_, scope) => {
      new ClusterReference(serverless).grantProduce(scope, 'Produces', ROLE, '*');
    };
    expect(() => {
      attempt(star);
    }).toThrow(/topic: expected the name of a topic, got "\*"/);
  });

  it.each(['*', 'ship?ing', '', 'a/b', '${x}'])('is refused for the group %p', (group) => {
    expect(() => {
      attempt((cluster, scope) => {
        cluster.grantConsume(scope, 'Consumes', ROLE, 'orders', group);
      });
    }).toThrow(/group: expected the name of a consumer group/);
  });

  it('is refused for a transactional id that stands for all', () => {
    expect(() => {
      attempt((cluster, scope) => {
        cluster.grantProduce(scope, 'P', ROLE, 'orders', { transactionalIdPrefix: '*' });
      });
    }).toThrow(/transactionalIdPrefix: expected the beginning of a transactional id/);
  });
});

describe('the connections of a cluster', () => {
  const client = { connections: new ClusterReference(ATTRIBUTES).connections };
  const ports = (use: Use) => {
    const stack = synthesizeConstruct((scope) => {
      use(new ClusterReference(ATTRIBUTES), scope);
    });
    return resourcesOf(stack, 'aws_vpc_security_group_ingress_rule').map((rule) => [
      rule['security_group_id'],
      rule['from_port'],
      rule['to_port'],
    ]);
  };

  it('open the port of IAM alone', () => {
    expect(
      ports((cluster, scope) => {
        cluster.connections.allowFrom(scope, 'Checkout', client);
      }),
    ).toEqual([['sg-brokers', 9098, 9098]]);
  });

  it('open the port of another authentication where it is in use', () => {
    expect(
      ports((cluster, scope) => {
        cluster.connectionsBy('scram').allowFrom(scope, 'Legacy', client);
      }),
    ).toEqual([['sg-brokers', 9096, 9096]]);
  });

  it('refuse an authentication that is not in use', () => {
    expect(() => new ClusterReference(ATTRIBUTES).connectionsBy('mtls')).toThrow(
      /authentication: expected an authentication that the cluster uses: iam, scram, got "mtls"/,
    );
  });
});
