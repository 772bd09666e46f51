import type { EnvironmentOptions } from '#environments/environment';
import { AlarmsStack } from '#stacks/alarms-stack';
import { BaseStack } from '#stacks/base-stack';
import { EdgeStack } from '#stacks/edge-stack';
import { FleetStack } from '#stacks/fleet-stack';
import { NetworkStack } from '#stacks/network-stack';
import { environment } from '#test/support/good-environment';
import { resourcesOf, type StackJson, synthesize } from '#test/support/synthesized';

/** Stands for a database: fleets reach it from their own stacks. */
class Consumer extends BaseStack {
  use(fleet: FleetStack): void {
    const { roleName, securityGroupId } = fleet.fleetFor(this);
    this.offer({ role_name: roleName, security_group_id: securityGroupId });
  }
}

const local = environment('local');
const web = local.fleets?.['web'];
if (web === undefined) throw new Error('local has no fleet named web');

const CPU = { kind: 'target-tracking', metric: { kind: 'cpu' }, target: 50 } as const;

function build(fleets: EnvironmentOptions['fleets'], withConsumer = false) {
  const options: EnvironmentOptions = { ...local, ...(fleets && { fleets }) };
  return synthesize((app) => {
    const alarms = new AlarmsStack(app, options);
    const network = new NetworkStack(app, options, { alarms });
    const edge = new EdgeStack(app, options, { network, alarms });
    for (const name of Object.keys(options.fleets ?? {})) {
      const stack = new FleetStack(app, options, name, { network, alarms, edge });
      if (withConsumer) new Consumer(app, options, `reads-${name}`).use(stack);
    }
  });
}

function stackOf(stacks: ReturnType<typeof build>, name: string): StackJson {
  const stack = stacks[`local-${name}`];
  if (stack === undefined) throw new Error('the stack was not written');
  return stack;
}

describe('the stack of a fleet', () => {
  it('registers the fleet in its target group, which the edge made', () => {
    const [group] = resourcesOf(stackOf(build({ web }), 'fleet-web'), 'aws_autoscaling_group');
    expect(JSON.stringify(group)).toContain('outputs.public_web_target_group_arn');
  });

  it('offers the fleet, whether or not somebody reads it', () => {
    const written = (withConsumer: boolean) => stackOf(build({ web }, withConsumer), 'fleet-web');
    expect(written(true)).toEqual(written(false));
    expect(Object.keys(written(false).output ?? {}).sort()).toEqual([
      'group_arn',
      'group_name',
      'role_arn',
      'role_name',
      'security_group_id',
    ]);
  });

  it('touches no other fleet', () => {
    const both = stackOf(
      build({ web, batch: { ...web, behind: [], scaling: { cpu: CPU } } as typeof web }),
      'fleet-web',
    );
    expect(both).toEqual(stackOf(build({ web }), 'fleet-web'));
  });

  it('opens the port of the target group to the balancer alone', () => {
    const rules = resourcesOf(
      stackOf(build({ web }), 'fleet-web'),
      'aws_vpc_security_group_ingress_rule',
    );
    expect(rules).toHaveLength(1);
    expect(rules[0]).toMatchObject({ from_port: 8080, to_port: 8080, ip_protocol: 'tcp' });
    expect(JSON.stringify(rules[0])).toContain('outputs.public_security_group_id');
  });
});
