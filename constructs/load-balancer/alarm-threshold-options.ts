import { fields, value, wholeNumber } from '#constructs/kernel/schema';

/** When the alarms of an application load balancer and of its target groups are raised. */
export interface ApplicationAlarmOptions {
  /** Answers of the balancer itself that are 5xx, of all, in percent. @default 1 */
  readonly balancerErrorPercent?: number;
  /** Answers of a group's targets that are 5xx, of all, in percent. @default 2 */
  readonly targetErrorPercent?: number;
  /** Seconds in which 99 of 100 requests are answered by a group's targets. @default 2 */
  readonly p99Seconds?: number;
  /** Failed TLS handshakes, of all connections, in percent. @default 10 */
  readonly tlsErrorPercent?: number;
  /** Requests (or connections) in a minute below which shares and percentiles say nothing. @default 20 */
  readonly minimumRequests?: number;
}

/** When the alarms of a network load balancer are raised. */
export interface NetworkAlarmOptions {
  /** Connections that the balancer itself resets, of all new ones, in percent. @default 5 */
  readonly resetPercent?: number;
  /** Failed TLS handshakes, of all connections, in percent. @default 10 */
  readonly tlsErrorPercent?: number;
  /** New flows in a minute below which shares say nothing. @default 20 */
  readonly minimumFlows?: number;
}

/** What is assumed of an application load balancer. */
export const APPLICATION_ALARM_DEFAULTS: Required<ApplicationAlarmOptions> = {
  balancerErrorPercent: 1,
  targetErrorPercent: 2,
  p99Seconds: 2,
  tlsErrorPercent: 10,
  minimumRequests: 20,
};

/** What is assumed of a network load balancer. */
export const NETWORK_ALARM_DEFAULTS: Required<NetworkAlarmOptions> = {
  resetPercent: 5,
  tlsErrorPercent: 10,
  minimumFlows: 20,
};

const between = (min: number, max: number, what: string, example: number) =>
  value<number>(
    (input) => typeof input === 'number' && input >= min && input <= max,
    `${what} from ${min} to ${max}`,
    `Write, for example, ${example}, without quotes.`,
  ).optional();

const percent = (example: number) => between(0.01, 100, 'a percentage', example);
const guard = wholeNumber(1, 1_000_000_000).optional();

/** What `alarms` of an application load balancer may say. */
export const applicationAlarmOptions = fields({
  balancerErrorPercent: percent(1),
  targetErrorPercent: percent(2),
  p99Seconds: between(0.001, 4000, 'a number of seconds', 0.5),
  tlsErrorPercent: percent(10),
  minimumRequests: guard,
});

/** What `alarms` of a network load balancer may say. */
export const networkAlarmOptions = fields({
  resetPercent: percent(5),
  tlsErrorPercent: percent(10),
  minimumFlows: guard,
});
