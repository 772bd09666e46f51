import { trustPolicy } from '#constructs/kernel/policy-document';
import { ServiceRole } from '#constructs/kubernetes-cluster/service-role';
import { grant } from '#constructs/capabilities/grantable';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

const made = (name: string) => {
  let ready = 0;
  const stack = synthesizeConstruct((scope) => {
    const role = new ServiceRole(scope, 'Role', {
      name,
      description: 'Nodes',
      trust: trustPolicy('ec2.amazonaws.com'),
      managedPolicies: ['AmazonEKSWorkerNodePolicy', 'service-role/AmazonEBSCSIDriverPolicy'],
    });
    grant(role, 'Reads', role, { sid: 'Reads', actions: ['s3:GetObject'], resources: ['arn:x'] });
    ready = role.ready.length;
  });
  return { stack, ready };
};

describe('a service role', () => {
  it('can be made again after a crash: its name is only a prefix', () => {
    const [role] = resourcesOf(made('kubernetes-nodes').stack, 'aws_iam_role');
    expect(role).toMatchObject({ name_prefix: 'test-kubernetes-nodes-' });
    expect(role).not.toHaveProperty('name');
  });

  it('keeps within the limit of IAM, whatever its name', () => {
    const [role] = resourcesOf(made('a-service-account-'.repeat(20)).stack, 'aws_iam_role');
    expect(String(role?.['name_prefix']).length).toBeLessThanOrEqual(38);
  });

  it("has AWS's policies for it", () => {
    const attachments = resourcesOf(made('nodes').stack, 'aws_iam_role_policy_attachment');
    expect(attachments.map(({ policy_arn }) => policy_arn).sort()).toEqual([
      'arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy',
      'arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy',
    ]);
  });

  it('is ready when its policies are, those granted in its scope among them', () => {
    expect(made('nodes').ready).toBe(4);
  });
});
