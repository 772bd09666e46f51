import { KeyspacesKeyspace } from '@cdktf/provider-aws/lib/keyspaces-keyspace';
import { Construct } from 'constructs';
import { heldBy, PresenceGuard } from '#constructs/capabilities/presence-guard';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

describe('a guard of what stands side by side', () => {
  it('publishes each by its name and address, and adds to the conditions of each', () => {
    const stack = synthesizeConstruct((scope) => {
      const one = new KeyspacesKeyspace(scope, 'One', { name: 'one' });
      const two = new KeyspacesKeyspace(scope, 'Two', { name: 'two' });
      one.lifecycle = {
        preventDestroy: true,
        precondition: [{ condition: true, errorMessage: 'own' }],
      };
      new PresenceGuard(scope, 'Presence', {
        path: '/test/deployed/keyspaces',
        present: { one, constructor: two },
        acknowledged: [],
        what: 'keyspaces',
        contents: 'tables',
        causes: 'gone',
      });
    });
    expect(
      resourcesOf(stack, 'aws_ssm_parameter').map(({ insecure_value }) => insecure_value),
    ).toEqual([
      '{"name":"constructor","address":"test/aws_keyspaces_keyspace.Two"}',
      '{"name":"one","address":"test/aws_keyspaces_keyspace.One"}',
    ]);
    const refusal = { error_message: expect.stringContaining('destroy the keyspaces') as string };
    expect(resourcesOf(stack, 'aws_keyspaces_keyspace')).toMatchObject([
      { lifecycle: { prevent_destroy: true, precondition: [{ error_message: 'own' }, refusal] } },
      { lifecycle: { precondition: [refusal] } },
    ]);
  });

  it('finds the resource that a construct stands for, and names one that stands for none', () => {
    synthesizeConstruct((scope) => {
      const one = new Construct(scope, 'One');
      expect(() => heldBy(one)).toThrow('One has no default child that is a resource');
      const resource = new KeyspacesKeyspace(one, 'Resource', { name: 'one' });
      expect(heldBy(one)).toBe(resource);
    });
  });
});
