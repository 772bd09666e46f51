import type { IConnectable } from '#constructs/capabilities/connectable';
import type { IGrantable } from '#constructs/capabilities/grantable';

/** A fleet, as others see it: who may reach its instances, and what they may do. */
export interface IAutoscalingGroup extends IConnectable, IGrantable {
  /** Its name in the environment file: `legacy`. */
  readonly name: string;
  /** AWS's name of the group: `production-legacy`, the dimension of its metrics. */
  readonly groupName: string;
  readonly groupArn: string;
  /** The role of its instances. */
  readonly roleArn: string;
  /** The security group of its instances. */
  readonly securityGroupId: string;
}
