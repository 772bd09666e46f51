import { DataAwsSsmParameter } from '@cdktf/provider-aws/lib/data-aws-ssm-parameter';
import { DataResource, Fn } from 'cdktf';
import { Construct } from 'constructs';
import type { Architecture } from '#constructs/kernel/instance-types';
import type { FleetOperatingSystem } from './operating-system-options';

/**
 * Bottlerocket's image for containers without Kubernetes: the one of ECS, whose agent finds no
 * cluster and idles.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-bottlerocket-retrieve-ami.html
 */
const BOTTLEROCKET_VARIANT = 'aws-ecs-2';

/**
 * The machine image of a fleet, by AWS's public parameters. A launch template may name a parameter
 * itself (`resolve:ssm:…`), but then a refresh cannot be undone, and what runs is known to nobody.
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html
 */
export class MachineImage extends Construct {
  readonly imageId: string;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly system: FleetOperatingSystem; readonly architecture: Architecture },
  ) {
    super(scope, id);
    const { system, architecture } = props;
    const { image = { kind: 'kept' } } = system;
    if (image.kind === 'pinned' && 'ami' in image) {
      this.imageId = image.ami;
      return;
    }
    const release = image.kind === 'pinned' ? image.version : 'latest';
    const parameter = parameterOf(system, architecture, release);
    const { insecureValue } = new DataAwsSsmParameter(this, 'Parameter', { name: parameter });
    this.imageId =
      image.kind === 'kept' ? this.kept(insecureValue, parameter, image.asOf) : insecureValue;
  }

  /** Remembers the first answer until another is asked for, or the same of something else. */
  private kept(newest: string, parameter: string, asOf = 'first'): string {
    const memory = new DataResource(this, 'Kept', {
      input: { imageId: newest },
      triggersReplace: { asOf, parameter },
      lifecycle: { ignoreChanges: ['input'] },
    });
    return Fn.lookup(memory.output, 'imageId', '') as string;
  }
}

function parameterOf(
  { kind }: FleetOperatingSystem,
  architecture: Architecture,
  release: string,
): string {
  return kind === 'al2023'
    ? `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`
    : `/aws/service/bottlerocket/${BOTTLEROCKET_VARIANT}/${architecture}/${release}/image_id`;
}
