import type { Construct } from 'constructs';
import { Connections } from '#constructs/capabilities/connectable';
import { InvalidInput } from '#constructs/kernel/invalid-input';
import { ClusterReference } from '#constructs/kubernetes-cluster/cluster-reference';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

const reference = (onFargate: boolean) =>
  new ClusterReference({
    clusterName: 'test',
    clusterArn: 'arn:aws:eks:eu-west-1:111122223333:cluster/test',
    endpoint: 'https://test.eks.amazonaws.com',
    certificateAuthority: 'Y2VydGlmaWNhdGU=',
    clusterSecurityGroupId: 'sg-cluster',
    onFargate,
  });

const podIdentity = (cluster: ClusterReference) => (scope: Construct) => {
  cluster.podIdentityRole(scope, 'Checkout', { namespace: 'shop', serviceAccount: 'checkout' });
};

describe('a reference to a cluster', () => {
  it('gives pods a role in the stack of the caller', () => {
    const stack = synthesizeConstruct(podIdentity(reference(false)));
    expect(resourcesOf(stack, 'aws_eks_pod_identity_association')).toHaveLength(1);
  });

  it('says why pods on Fargate get none, and what to write', () => {
    const attempt = () => synthesizeConstruct(podIdentity(reference(true)));
    expect(attempt).toThrow(InvalidInput);
    expect(attempt).toThrow(
      /test\/Checkout: compute\.kind: .* got "fargate"\. Write compute: \{ kind: 'auto' \}/,
    );
  });

  it('lets others reach the Kubernetes API, and its pods reach others', () => {
    const stack = synthesizeConstruct((scope) => {
      const cluster = reference(false);
      const database = new Connections('sg-database', 5432);
      cluster.connections.allowFrom(scope, 'PipelineToApi', new Connections('sg-pipeline'));
      database.allowFrom(scope, 'PodsToDatabase', cluster);
    });
    const rules = resourcesOf(stack, 'aws_vpc_security_group_ingress_rule');
    expect(
      rules.map((rule) => [
        rule['security_group_id'],
        rule['referenced_security_group_id'],
        rule['to_port'],
      ]),
    ).toEqual([
      ['sg-cluster', 'sg-pipeline', 443],
      ['sg-database', 'sg-cluster', 5432],
    ]);
  });
});
