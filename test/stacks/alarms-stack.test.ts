import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { AlarmsStack } from '#stacks/alarms-stack';
import { BaseStack } from '#stacks/base-stack';
import { environment } from '#test/support/good-environment';
import { resourcesOf, synthesize } from '#test/support/synthesized';

/** Writes which topics it sees, so that a test can read them. */
class Reader extends BaseStack {
  look(alarms: AlarmsStack): void {
    const { topicArns } = alarms.topicsFor(this);
    for (const [severity, arn] of Object.entries(topicArns)) {
      new KmsKey(this, severity, { description: arn, policy: '{}' });
    }
  }
}

const build = (withReader: boolean) =>
  synthesize((app) => {
    const options = environment('production');
    const alarms = new AlarmsStack(app, options);
    if (withReader) new Reader(app, options, 'reader').look(alarms);
  });

describe('the alarms stack', () => {
  it('offers a topic for each severity', () => {
    const output = build(false)['production-alarms']?.output ?? {};
    expect(Object.keys(output).sort()).toEqual(['critical_topic_arn', 'warning_topic_arn']);
    expect(output['critical_topic_arn']?.value).toMatch(/aws_sns_topic\.Alarms_Critical/);
    expect(output['warning_topic_arn']?.value).toMatch(/aws_sns_topic\.Alarms_Warning/);
  });

  it('tells the people that the environment names', () => {
    const stack = build(false)['production-alarms'];
    const heard = stack === undefined ? [] : resourcesOf(stack, 'aws_sns_topic_subscription');
    expect(heard.map(({ endpoint }) => endpoint).sort()).toEqual([
      'oncall@example.com',
      'platform@example.com',
    ]);
  });

  it('is the same whether or not somebody reads it, and shows a reader both topics', () => {
    const read = build(true);
    expect(read['production-alarms']).toEqual(build(false)['production-alarms']);
    const seen = Object.values(read['production-reader']?.resource?.['aws_kms_key'] ?? {});
    expect(seen.map(({ description }) => String(description)).sort()).toEqual([
      expect.stringContaining('outputs.critical_topic_arn'),
      expect.stringContaining('outputs.warning_topic_arn'),
    ]);
  });
});
