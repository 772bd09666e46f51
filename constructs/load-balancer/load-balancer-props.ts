import type { IAlarmTopics } from '#constructs/capabilities/alarmed';
import type { ILogBucket } from '#constructs/log-bucket/log-bucket-contract';
import type { INetwork } from '#constructs/network/network-contract';

/** A balancer of either kind, and what it needs from its surroundings. */
export interface LoadBalancerProps<Options> {
  /** Its name in the environment file: `public`. */
  readonly name: string;
  /** Listeners, target groups and all else, as the environment writes them. */
  readonly options: Options;
  readonly network: INetwork;
  /** Where alarms are sent. */
  readonly alarms: IAlarmTopics;
  /** Where access and connection logs go. */
  readonly logBucket: ILogBucket;
  /** The domain's certificate, for listeners that name none. */
  readonly certificateArn?: string;
  /** Whether AWS refuses to delete it. */
  readonly protectData: boolean;
}
