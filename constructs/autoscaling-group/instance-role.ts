import { IamInstanceProfile } from '@cdktf/provider-aws/lib/iam-instance-profile';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { type ITerraformDependable, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { grant, type IGrantable } from '#constructs/capabilities/grantable';
import { placementOf } from '#constructs/kernel/placement';
import { type PolicyStatement, trustPolicy } from '#constructs/kernel/policy-document';
import { type EcrRepository, ecrRepositoriesOf } from './container-image';
import { namePrefixOf } from './fleet-names';

/** What instances do beside what others grant them. */
export interface InstanceRoleProps {
  /** The fleet's name in the environment file. */
  readonly name: string;
  /** The images that they pull. */
  readonly images: readonly string[];
  /** Where containers write; undefined where there are none. */
  readonly logGroupArn?: string | undefined;
  /** The group whose waits the user data ends; undefined where it ends none. */
  readonly waitingGroupName?: string | undefined;
}

/** The role of a fleet's instances: Session Manager, and what their user data needs. */
export class InstanceRole extends Construct implements IGrantable {
  readonly roleName: string;
  readonly roleArn: string;
  readonly instanceProfileArn: string;

  constructor(scope: Construct, id: string, props: InstanceRoleProps) {
    super(scope, id);
    const { environment } = placementOf(this);
    const namePrefix = namePrefixOf(environment, props.name);
    const role = new IamRole(this, 'Resource', {
      namePrefix,
      description: `Instances of the fleet ${props.name}`,
      assumeRolePolicy: trustPolicy('ec2.amazonaws.com'),
    });
    const profile = new IamInstanceProfile(this, 'Profile', { namePrefix, role: role.name });
    this.roleName = role.name;
    this.roleArn = role.arn;
    this.instanceProfileArn = profile.arn;
    grant(this, 'Own', this, ...this.statements(props));
  }

  /** What must exist before the first instance starts. */
  get ready(): readonly ITerraformDependable[] {
    return this.node.findAll().filter((node) => TerraformResource.isTerraformResource(node));
  }

  private statements({ images, logGroupArn, waitingGroupName }: InstanceRoleProps) {
    const { partition, region, account } = placementOf(this);
    const repositories = ecrRepositoriesOf(images);
    return [
      ...sessionManager(`arn:${partition}:ec2:${region}:${account}:instance/*`),
      ...(repositories.length > 0 ? pulling(repositories, partition) : []),
      ...(logGroupArn === undefined ? [] : [logging(logGroupArn)]),
      ...(waitingGroupName === undefined
        ? []
        : [
            completing(
              `arn:${partition}:autoscaling:${region}:${account}:autoScalingGroup:*:autoScalingGroupName/${waitingGroupName}`,
            ),
          ]),
    ];
  }
}

/**
 * What a session needs, and no more. AmazonSSMManagedInstanceCore would also read every parameter of
 * the account and take commands for patching, inventory and configuration.
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
 */
function sessionManager(instances: string): PolicyStatement[] {
  return [
    {
      sid: 'SessionManagerKnowsInstance',
      actions: ['ssm:UpdateInstanceInformation'],
      resources: [instances],
    },
    {
      sid: 'SessionManagerChannels',
      actions: [
        'ssmmessages:CreateControlChannel',
        'ssmmessages:CreateDataChannel',
        'ssmmessages:OpenControlChannel',
        'ssmmessages:OpenDataChannel',
      ],
      resources: ['*'], // the service has no resource types
    },
  ];
}

/** Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html */
function pulling(repositories: readonly EcrRepository[], partition: string): PolicyStatement[] {
  return [
    { sid: 'EcrLogin', actions: ['ecr:GetAuthorizationToken'], resources: ['*'] }, // has no resource types
    {
      sid: 'EcrPull',
      actions: [
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:GetDownloadUrlForLayer',
      ],
      resources: repositories.map(
        ({ region, account, repository }) =>
          `arn:${partition}:ecr:${region}:${account}:repository/${repository}`,
      ),
    },
  ];
}

/** Source: https://docs.docker.com/engine/logging/drivers/awslogs/ */
function logging(logGroupArn: string): PolicyStatement {
  return {
    sid: 'ContainersLog',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [`${logGroupArn}:log-stream:*`],
  };
}

function completing(groupArn: string): PolicyStatement {
  return {
    sid: 'UserDataEndsItsWait',
    actions: ['autoscaling:CompleteLifecycleAction'],
    resources: [groupArn],
  };
}
