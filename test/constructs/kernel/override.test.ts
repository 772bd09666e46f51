import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { override } from '#constructs/kernel/override';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

describe('an override', () => {
  it('sets an argument that has no field, and keeps its reason beside the resource', () => {
    let reasons: unknown[] = [];
    const stack = synthesizeConstruct((scope) => {
      const topic = new SnsTopic(scope, 'Topic');
      override(topic, 'archive_policy', '{}', 'replay is not yet a field');
      reasons = topic.node.metadata.map(({ data }) => data as unknown);
    });
    expect(resourcesOf(stack, 'aws_sns_topic')).toMatchObject([{ archive_policy: '{}' }]);
    expect(reasons).toContain('override of archive_policy: replay is not yet a field');
  });

  it.each([[''], ['  ']])('is refused with the reason %j', (because) => {
    expect(() =>
      synthesizeConstruct((scope) => {
        override(new SnsTopic(scope, 'Topic'), 'name', 'x', because);
      }),
    ).toThrow('override of name without a reason');
  });
});
