import { BaseStack } from '#stacks/base-stack';
import { AlarmsStack } from '#stacks/alarms-stack';
import { KubernetesStack } from '#stacks/kubernetes-stack';
import { NetworkStack } from '#stacks/network-stack';
import type { EnvironmentOptions } from '#environments/environment';
import { environment } from '#test/support/good-environment';
import { resourcesOf, synthesize } from '#test/support/synthesized';

/** Stands for a service: its pods have a role and reach a database in its own stack. */
class Consumer extends BaseStack {
  use(kubernetes: KubernetesStack): void {
    const cluster = kubernetes.clusterFor(this);
    cluster.podIdentityRole(this, 'Checkout', { namespace: 'shop', serviceAccount: 'checkout' });
    cluster.connections.allowFromCidr(this, 'Vpn', '10.99.0.0/16', 'VPN');
  }
}

function build(options: EnvironmentOptions, withConsumer = false) {
  return synthesize((app) => {
    const alarms = new AlarmsStack(app, options);
    const network = new NetworkStack(app, options, { alarms });
    const kubernetes = new KubernetesStack(app, options, { network, alarms });
    if (withConsumer) new Consumer(app, options, 'checkout').use(kubernetes);
  });
}

describe('the Kubernetes stack', () => {
  const production = environment('production');

  it('offers a fixed contract', () => {
    const stack = build(production)['production-kubernetes'];
    expect(Object.keys(stack?.output ?? {}).sort()).toEqual([
      'certificate_authority',
      'cluster_arn',
      'cluster_name',
      'cluster_security_group_id',
      'endpoint',
    ]);
  });

  it('is the same whether or not somebody reads it', () => {
    const written = (withConsumer: boolean) =>
      JSON.stringify(build(production, withConsumer)['production-kubernetes']);
    expect(written(true)).toBe(written(false));
  });

  it('lets another stack give pods a role and open the API, in resources of its own', () => {
    const consumer = build(production, true)['production-checkout'];
    if (consumer === undefined) throw new Error('the stack was not written');
    expect(resourcesOf(consumer, 'aws_eks_pod_identity_association')).toMatchObject([
      { cluster_name: expect.stringContaining('From-kubernetes.outputs.cluster_name') as string },
    ]);
    expect(resourcesOf(consumer, 'aws_vpc_security_group_ingress_rule')).toMatchObject([
      {
        security_group_id: expect.stringContaining('outputs.cluster_security_group_id') as string,
        from_port: 443,
      },
    ]);
  });

  it('stands in the private subnets of the network and tells the topics of the alarms stack', () => {
    const stack = build(production)['production-kubernetes'];
    if (stack === undefined) throw new Error('the stack was not written');
    const [cluster] = resourcesOf(stack, 'aws_eks_cluster');
    expect(JSON.stringify(cluster?.['vpc_config'])).toContain(
      'From-network.outputs.private_subnet_ids',
    );
    for (const alarm of resourcesOf(stack, 'aws_cloudwatch_metric_alarm')) {
      expect(String(alarm['alarm_actions'])).toContain('From-alarms.outputs');
    }
  });

  it('gives nodes as many pods as the network was planned for', () => {
    const local = environment('local');
    const capacity = { nodes: 20, podsPerNode: 17 };
    const stack = build({ ...local, network: { ...local.network, capacity } })['local-kubernetes'];
    if (stack === undefined) throw new Error('the stack was not written');
    const templates = resourcesOf(stack, 'aws_launch_template');
    expect(templates).not.toHaveLength(0);
    for (const { user_data } of templates) {
      expect(Buffer.from(String(user_data), 'base64').toString()).toContain('max-pods = 17');
    }
  });

  it('keeps logs as long as the environment says', () => {
    const stack = build({ ...production, logRetentionDays: 400 })['production-kubernetes'];
    if (stack === undefined) throw new Error('the stack was not written');
    expect(resourcesOf(stack, 'aws_cloudwatch_log_group')).toMatchObject([
      { retention_in_days: 400 },
    ]);
  });
});
