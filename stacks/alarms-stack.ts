import type { Construct } from 'constructs';
import { AlarmTopics } from '#constructs/alarms/alarm-topics';
import type { IAlarmTopics } from '#constructs/capabilities/alarmed';
import type { EnvironmentOptions } from '#environments/environment';
import { BaseStack } from './base-stack';

/** Where every other stack's alarms are sent. */
export class AlarmsStack extends BaseStack {
  constructor(scope: Construct, environment: EnvironmentOptions) {
    super(scope, environment, 'alarms');
    const { topicArns } = new AlarmTopics(this, 'Alarms', environment.alarms ?? {});
    this.offer({ critical_topic_arn: topicArns.critical, warning_topic_arn: topicArns.warning });
  }

  /** The topics, as another stack sees them. */
  topicsFor(consumer: BaseStack): IAlarmTopics {
    const offered = consumer.read(this);
    return {
      topicArns: {
        critical: offered.getString('critical_topic_arn'),
        warning: offered.getString('warning_topic_arn'),
      },
    };
  }
}
