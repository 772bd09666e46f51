import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { TerraformStack } from 'cdktf';
import { Connections, type IConnectable } from '#constructs/capabilities/connectable';
import { resourcesOf, synthesize, synthesizeConstruct } from '#test/support/synthesized';

const database: IConnectable = { connections: new Connections('sg-database', 5432) };
const fleet: IConnectable = { connections: new Connections('sg-fleet') };

describe('a connection', () => {
  it('opens one port on both sides, and nothing else', () => {
    const stack = synthesizeConstruct((scope) => {
      database.connections.allowFrom(scope, 'FleetToDatabase', fleet);
    });
    const port = { ip_protocol: 'tcp', from_port: 5432, to_port: 5432 };
    expect(resourcesOf(stack, 'aws_vpc_security_group_ingress_rule')).toMatchObject([
      { security_group_id: 'sg-database', referenced_security_group_id: 'sg-fleet', ...port },
    ]);
    expect(resourcesOf(stack, 'aws_vpc_security_group_egress_rule')).toMatchObject([
      { security_group_id: 'sg-fleet', referenced_security_group_id: 'sg-database', ...port },
    ]);
  });

  it("makes both rules in the caller's stack", () => {
    const stacks = synthesize((app) => {
      const stack = (id: string) => {
        const made = new TerraformStack(app, id);
        new AwsProvider(made, 'Aws', { region: 'eu-west-1' });
        return made;
      };
      const [producer, consumer] = [stack('producer'), stack('consumer')];
      const group = new SecurityGroup(producer, 'Group', {});
      const kafka = new Connections(group.id, 9098);
      kafka.allowFrom(consumer, 'FleetToKafka', fleet);
    });
    const rules = (id: string) =>
      Object.keys(stacks[id]?.resource ?? {}).filter((type) => type.endsWith('_rule'));
    expect(rules('producer')).toEqual([]);
    expect(rules('consumer')).toEqual([
      'aws_vpc_security_group_egress_rule',
      'aws_vpc_security_group_ingress_rule',
    ]);
  });

  it('uses the port that the caller names', () => {
    const stack = synthesizeConstruct((scope) => {
      fleet.connections.allowFrom(scope, 'DatabaseToFleet', database, 8080);
    });
    expect(resourcesOf(stack, 'aws_vpc_security_group_ingress_rule')).toMatchObject([
      { from_port: 8080, to_port: 8080 },
    ]);
  });

  it('is refused where nobody names a port', () => {
    expect(() =>
      synthesizeConstruct((scope) => {
        fleet.connections.allowFrom(scope, 'DatabaseToFleet', database);
      }),
    ).toThrow('DatabaseToFleet: the construct has no port of its own, name one');
  });
});

describe('a connection from an address range', () => {
  it('opens the port to that range alone, with its description as literal text', () => {
    const stack = synthesizeConstruct((scope) => {
      database.connections.allowFromCidr(scope, 'Office', '192.0.2.0/24', 'office ${x}');
    });
    expect(resourcesOf(stack, 'aws_vpc_security_group_ingress_rule')).toMatchObject([
      {
        security_group_id: 'sg-database',
        cidr_ipv4: '192.0.2.0/24',
        description: 'office $${x}',
        from_port: 5432,
        to_port: 5432,
      },
    ]);
    expect(resourcesOf(stack, 'aws_vpc_security_group_egress_rule')).toEqual([]);
  });
});
