import { grant } from '#constructs/capabilities/grantable';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

const read = { sid: 'Read', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::books/*'] };
const write = { sid: 'Write', actions: ['s3:PutObject'], resources: ['arn:aws:s3:::books/*'] };

describe('a grant', () => {
  it('gives one role the statements, in one policy', () => {
    const stack = synthesizeConstruct((scope) => {
      grant(scope, 'Books', { roleName: 'reader' }, read, write);
    });
    const [policy, ...others] = resourcesOf(stack, 'aws_iam_role_policy');
    expect(others).toEqual([]);
    expect(policy?.['role']).toBe('reader');
    expect(JSON.parse(String(policy?.['policy']))).toMatchObject({
      Statement: [
        { Sid: 'Read', Effect: 'Allow', Action: read.actions, Resource: read.resources },
        { Sid: 'Write', Effect: 'Allow', Action: write.actions, Resource: write.resources },
      ],
    });
  });

  it('never allows by wildcard', () => {
    expect(() =>
      synthesizeConstruct((scope) => {
        grant(scope, 'Books', { roleName: 'reader' }, { ...read, actions: ['s3:Get*'] });
      }),
    ).toThrow('the statement Read allows s3:Get*');
  });
});
