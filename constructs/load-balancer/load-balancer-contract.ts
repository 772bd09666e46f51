import type { IConnectable } from '#constructs/capabilities/connectable';

/** A load balancer, as others see it. `connections` is its security group: who may reach it, whom it reaches. */
export interface ILoadBalancer extends IConnectable {
  /** `application`: HTTP and gRPC; `network`: TCP, TLS and UDP. */
  readonly kind: 'application' | 'network';
  /** Its name in the environment file: `public`. */
  readonly name: string;
  readonly loadBalancerArn: string;
  /** `app/…` or `net/…`: the dimension of its metrics. */
  readonly arnSuffix: string;
  /** The name that AWS gave it, which aliases point at. */
  readonly dnsName: string;
  /** The hosted zone of `dnsName`, for aliases. */
  readonly canonicalHostedZoneId: string;
  readonly scheme: 'internet-facing' | 'internal';
  /** Its target groups, by their names in the environment file. */
  readonly targetGroups: Readonly<Record<string, ITargetGroup>>;
}

/** A target group, as what registers in it sees it: fleets and pods. */
export interface ITargetGroup {
  /** Its name in the environment file: `web`. */
  readonly name: string;
  readonly targetGroupArn: string;
  /** `targetgroup/…`: the dimension of its metrics. */
  readonly arnSuffix: string;
  /** What registers: addresses of pods, or instances of a fleet. */
  readonly targetType: 'ip' | 'instance';
  readonly protocol: 'HTTP' | 'HTTPS' | 'TCP' | 'TLS' | 'UDP' | 'TCP_UDP';
  /** Where its targets listen. */
  readonly port: number;
  /** How long a target that leaves still gets what it began, in seconds: its drain takes at least as long. */
  readonly deregistrationDelaySeconds: number;
  /** How long a new target gets less than its share, in seconds; 0: none. */
  readonly slowStartSeconds: number;
  /** From a target's first answer until it gets requests, in seconds: interval × healthy threshold. */
  readonly secondsUntilHealthy: number;
  /** Where targets are checked: their security group lets the balancer in there too. */
  readonly healthCheckPort: number;
  /**
   * Names of the alarms that say that its targets serve badly (share of 5xx, p99 latency): a rollout that
   * sets them off is rolled back. Empty where the balancer reads no requests.
   */
  readonly alarmNames: readonly string[];
  /** The balancer in front. */
  readonly loadBalancer: Omit<ILoadBalancer, 'targetGroups'>;
}
