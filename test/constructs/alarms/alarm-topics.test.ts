import { AlarmTopics } from '#constructs/alarms/alarm-topics';
import { InvalidInput } from '#constructs/kernel/invalid-input';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

const topics = (options: ConstructorParameters<typeof AlarmTopics>[2]) =>
  synthesizeConstruct((scope) => {
    new AlarmTopics(scope, 'Alarms', options);
  });

describe('the alarm topics', () => {
  it('are one for each severity, encrypted with a key that CloudWatch alarms of this account may use', () => {
    const stack = topics({});
    const both = resourcesOf(stack, 'aws_sns_topic');
    expect(both.map(({ name }) => name)).toEqual(['test-alarms-critical', 'test-alarms-warning']);
    for (const topic of both) expect(topic['kms_master_key_id']).toMatch(/^\$\{aws_kms_key\./);

    const [key] = resourcesOf(stack, 'aws_kms_key');
    const { Statement } = JSON.parse(String(key?.['policy'])) as { Statement: unknown[] };
    expect(Statement).toContainEqual(
      expect.objectContaining({
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      }),
    );
  });

  it('take messages from alarms of this account and from event rules, and from nobody else', () => {
    for (const { policy } of resourcesOf(topics({}), 'aws_sns_topic_policy')) {
      const { Statement } = JSON.parse(String(policy)) as { Statement: unknown[] };
      expect(Statement).toEqual([
        expect.objectContaining({
          Action: ['sns:Publish'],
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
        }),
        expect.objectContaining({
          Action: ['sns:Publish'],
          Principal: { Service: 'events.amazonaws.com' },
        }),
      ]);
    }
  });

  it('can be opened by event rules, which KMS knows by their service alone', () => {
    const [key] = resourcesOf(topics({}), 'aws_kms_key');
    const { Statement } = JSON.parse(String(key?.['policy'])) as { Statement: { Sid: string }[] };
    const statement = Statement.find(({ Sid }) => Sid === 'EventsThatRulesSend');
    expect(statement).toMatchObject({
      Principal: { Service: 'events.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
    });
    expect(statement).not.toHaveProperty('Condition'); // with one, events are lost silently
  });

  it('tell mail addresses by mail and incident tools by https, each of its severity', () => {
    const subscriptions = resourcesOf(
      topics({ critical: ['a.b@example.com', 'https://events.example.com/x'], warning: [] }),
      'aws_sns_topic_subscription',
    );
    expect(subscriptions.map(({ protocol, endpoint }) => [protocol, endpoint]).sort()).toEqual([
      ['email', 'a.b@example.com'],
      ['https', 'https://events.example.com/x'],
    ]);
    for (const { topic_arn } of subscriptions) expect(topic_arn).toContain('Critical');
  });

  it('keep two addresses apart that differ in one sign', () => {
    const stack = topics({ critical: ['a.b@example.com', 'a-b@example.com', 'a_2eb@example.com'] });
    expect(resourcesOf(stack, 'aws_sns_topic_subscription')).toHaveLength(3);
  });

  it('refuse what is no address', () => {
    expect(() =>
      topics({ critical: ['http://example.com', 'nobody', '${x}@example.com'] }),
    ).toThrow(InvalidInput);
  });
});
