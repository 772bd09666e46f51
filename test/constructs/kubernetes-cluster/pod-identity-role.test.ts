import { PodIdentityRole } from '#constructs/kubernetes-cluster/pod-identity-role';
import type { PodIdentityProps } from '#constructs/kubernetes-cluster/kubernetes-cluster-contract';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

const cluster = {
  clusterName: 'test',
  clusterArn: 'arn:aws:eks:eu-west-1:111122223333:cluster/test',
};
const role = (statements?: PodIdentityProps['statements']) =>
  synthesizeConstruct((scope) => {
    new PodIdentityRole(scope, 'Checkout', {
      cluster,
      namespace: 'shop',
      serviceAccount: 'checkout',
      ...(statements && { statements }),
    });
  });

describe('a Pod Identity role', () => {
  it('can be taken by one service account of one namespace of one cluster, and nobody else', () => {
    const [made] = resourcesOf(role(), 'aws_iam_role');
    const { Statement } = JSON.parse(String(made?.['assume_role_policy'])) as {
      Statement: unknown[];
    };
    expect(Statement).toEqual([
      {
        Sid: 'Trust',
        Effect: 'Allow',
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Condition: {
          StringEquals: {
            'aws:RequestTag/eks-cluster-arn': cluster.clusterArn,
            'aws:RequestTag/kubernetes-namespace': 'shop',
            'aws:RequestTag/kubernetes-service-account': 'checkout',
          },
        },
      },
    ]);
  });

  it('is given to the pods of that service account', () => {
    const [association] = resourcesOf(role(), 'aws_eks_pod_identity_association');
    expect(association).toMatchObject({
      cluster_name: 'test',
      namespace: 'shop',
      service_account: 'checkout',
      role_arn: expect.stringMatching(/aws_iam_role\..*\.arn/) as string,
    });
  });

  it('may do nothing until it is told', () => {
    expect(resourcesOf(role(), 'aws_iam_role_policy')).toEqual([]);
    const statement = {
      sid: 'Reads',
      actions: ['s3:GetObject'],
      resources: ['arn:aws:s3:::shop/*'],
    };
    const [policy] = resourcesOf(role([statement]), 'aws_iam_role_policy');
    expect(String(policy?.['policy'])).toContain('"Action":["s3:GetObject"]');
  });
});
