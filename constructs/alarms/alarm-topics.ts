import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { Construct } from 'constructs';
import type { IAlarmTopics, Severity } from '#constructs/capabilities/alarmed';
import { EncryptionKey } from '#constructs/capabilities/encrypted';
import { constructId } from '#constructs/kernel/construct-id';
import { physicalName } from '#constructs/kernel/physical-name';
import { placementOf } from '#constructs/kernel/placement';
import { policyDocument } from '#constructs/kernel/policy-document';
import { requireValid } from '#constructs/kernel/schema';
import { type AlarmOptions, alarmOptions } from './alarm-options';

/** SNS's limit for a topic's name. */
const TOPIC_NAME_CHARACTERS = 256;

/**
 * EventBridge tells neither KMS nor SNS for whom it comes: "Adding the aws:SourceAccount and aws:SourceArn to a
 * AWS KMS policy is not supported for EventBridge-to-encrypted topics", and with them events are lost silently.
 * Source: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
const EVENTS = {
  sid: 'EventsThatRulesSend',
  principal: 'events.amazonaws.com',
  actions: ['Decrypt', 'GenerateDataKey'],
};

/**
 * One encrypted SNS topic for each severity, to which CloudWatch alarms of this account and EventBridge rules
 * publish.
 *
 * @example new AlarmTopics(this, 'Alarms', { critical: ['oncall@example.com'] });
 */
export class AlarmTopics extends Construct implements IAlarmTopics {
  readonly topicArns: Readonly<Record<Severity, string>>;

  constructor(scope: Construct, id: string, options: AlarmOptions) {
    super(scope, id);
    requireValid(alarmOptions, options, this.node.path);
    const { account } = placementOf(this);
    const ownAlarms = { StringEquals: { 'aws:SourceAccount': account } };

    const key = new EncryptionKey(this, 'Key', {
      name: 'alarms',
      description: 'Encrypts the alarm topics',
      services: [
        {
          sid: 'AlarmsOfThisAccount',
          principal: 'cloudwatch.amazonaws.com',
          conditions: ownAlarms,
        },
        EVENTS,
      ],
    });
    const topic = (severity: Severity) => this.topic(severity, key, options[severity] ?? []).arn;
    this.topicArns = { critical: topic('critical'), warning: topic('warning') };
  }

  private topic(severity: Severity, key: EncryptionKey, subscribers: readonly string[]): SnsTopic {
    const { environment, account } = placementOf(this);
    const name = severity === 'critical' ? 'Critical' : 'Warning';
    const topic = new SnsTopic(this, name, {
      name: physicalName(TOPIC_NAME_CHARACTERS, environment, 'alarms', severity),
      kmsMasterKeyId: key.keyArn,
      signatureVersion: 2,
    });
    new SnsTopicPolicy(this, `${name}Policy`, {
      arn: topic.arn,
      policy: policyDocument(
        {
          sid: 'AlarmsOfThisAccountPublish',
          actions: ['sns:Publish'],
          resources: [topic.arn],
          principals: { Service: 'cloudwatch.amazonaws.com' },
          conditions: { StringEquals: { 'aws:SourceAccount': account } },
        },
        {
          sid: EVENTS.sid,
          actions: ['sns:Publish'],
          resources: [topic.arn],
          principals: { Service: EVENTS.principal },
        },
      ),
    });
    for (const endpoint of subscribers) {
      new SnsTopicSubscription(this, `${name}${constructId(endpoint)}`, {
        topicArn: topic.arn,
        protocol: endpoint.startsWith('https://') ? 'https' : 'email',
        endpoint,
      });
    }
    return topic;
  }
}
