import type { EdgeOptions } from '#environments/edge-options';
import type { EnvironmentOptions } from '#environments/environment';
import { AlarmsStack } from '#stacks/alarms-stack';
import { BaseStack } from '#stacks/base-stack';
import { EdgeStack } from '#stacks/edge-stack';
import { NetworkStack } from '#stacks/network-stack';
import { environment } from '#test/support/good-environment';
import { resourcesOf, type StackJson, synthesize } from '#test/support/synthesized';

/** Stands for a fleet or a service: it registers from its own stack. */
class Consumer extends BaseStack {
  use(edge: EdgeStack): void {
    const { targetGroupArn, loadBalancer } = edge.targetGroupFor(this, 'public', 'web');
    this.offer({ arn: targetGroupArn });
    loadBalancer.connections.allowFrom(this, 'Back', loadBalancer, 8080);
  }
}

const LOG_DAYS = 731;

const { edge: sample } = environment('local');
if (sample === undefined) throw new Error('local has no edge');
const publicBalancer = sample.balancers['public'];
if (publicBalancer === undefined) throw new Error('local has no public balancer');

function build(edge: EdgeOptions, withConsumer = false) {
  const options: EnvironmentOptions = {
    ...environment('production'),
    logRetentionDays: LOG_DAYS,
    edge,
  };
  return synthesize((app) => {
    const alarms = new AlarmsStack(app, options);
    const network = new NetworkStack(app, options, { alarms });
    const stack = new EdgeStack(app, options, { network, alarms });
    if (withConsumer) new Consumer(app, options, 'shop').use(stack);
  });
}

function stackOf(stacks: ReturnType<typeof build>, name = 'edge'): StackJson {
  const stack = stacks[`production-${name}`];
  if (stack === undefined) throw new Error('the stack was not written');
  return stack;
}

describe('the edge stack', () => {
  it('offers each balancer and target group under its name', () => {
    const offers = Object.keys(stackOf(build(sample)).output ?? {});
    for (const part of ['arn', 'arn_suffix', 'dns_name', 'hosted_zone_id', 'security_group_id']) {
      expect(offers).toEqual(expect.arrayContaining([`public_${part}`, `devices_${part}`]));
    }
    for (const group of ['public_web', 'public_api', 'public_checkout', 'devices_broker']) {
      expect(offers).toEqual(
        expect.arrayContaining([`${group}_target_group_arn`, `${group}_target_group_arn_suffix`]),
      );
    }
  });

  it('is the same whether or not somebody reads it', () => {
    const written = (withConsumer: boolean) => JSON.stringify(stackOf(build(sample, withConsumer)));
    expect(written(true)).toBe(written(false));
  });

  it('gives a reader the group from its state, deployed before it', () => {
    const consumer = JSON.stringify(stackOf(build(sample, true), 'shop'));
    expect(consumer).toContain('outputs.public_web_target_group_arn');
    expect(consumer).toContain('outputs.public_security_group_id');
  });

  it('names no target group that the environment has not', () => {
    expect(() => {
      const options: EnvironmentOptions = { ...environment('production'), edge: sample };
      synthesize((app) => {
        const alarms = new AlarmsStack(app, options);
        const network = new NetworkStack(app, options, { alarms });
        const stack = new EdgeStack(app, options, { network, alarms });
        stack.targetGroupFor(new Consumer(app, options, 'shop'), 'public', 'nobody');
      });
    }).toThrow('production has no target group nobody at a balancer public');
  });

  it('keeps what a balancer is when another comes', () => {
    const both = stackOf(build(sample));
    const one = stackOf(build({ ...sample, balancers: { public: publicBalancer } }));
    for (const type of ['aws_lb_listener', 'aws_lb_target_group', 'aws_lb']) {
      expect(both.resource?.[type]).toMatchObject(one.resource?.[type] ?? {});
    }
  });

  it('makes no web ACL where no balancer stands behind one', () => {
    const { devices } = sample.balancers;
    if (devices === undefined) throw new Error('local has no balancer named devices');
    const types = Object.keys(stackOf(build({ ...sample, balancers: { devices } })).resource ?? {});
    expect(types).not.toContain('aws_wafv2_web_acl');
    expect(Object.keys(stackOf(build(sample)).resource ?? {})).toContain('aws_wafv2_web_acl');
  });

  it('keeps logs in the bucket as long as all others, unless the edge says otherwise', () => {
    const days = (edge: EdgeOptions) =>
      JSON.stringify(resourcesOf(stackOf(build(edge)), 'aws_s3_bucket_lifecycle_configuration'));
    expect(days(sample)).toContain(`"expiration":[{"days":${LOG_DAYS}}]`);
    expect(days({ ...sample, logs: { retentionDays: 400 } })).toContain(
      '"expiration":[{"days":400}]',
    );
  });

  it.each(['backend', 'logs', 'domain', 'aws', 'dashboard', 'constructor'])(
    'takes a balancer named %s',
    (name) => {
      const stack = stackOf(build({ ...sample, balancers: { [name]: publicBalancer } }));
      expect(resourcesOf(stack, 'aws_lb')).toHaveLength(1);
    },
  );
});
