import { DataAwsDefaultTags } from '@cdktf/provider-aws/lib/data-aws-default-tags';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { Fn, Token } from 'cdktf';
import { Construct } from 'constructs';
import { placementOf } from '#constructs/kernel/placement';
import { namePrefixOf } from './fleet-names';
import type { FleetOptions } from './fleet-options';
import { architectureOfFleet } from './instance-options';
import { MachineImage } from './machine-image';

/** What instances are launched from. */
export interface InstanceTemplateProps {
  /** The fleet's name in the environment file. */
  readonly name: string;
  readonly options: FleetOptions;
  readonly groupName: string;
  readonly securityGroupId: string;
  readonly instanceProfileArn: string;
  readonly diskKeyArn: string;
  /** What an instance is told at its first start. */
  readonly userData?: string | undefined;
}

/** Containers on the host's network are as near to the metadata as the host itself. */
const METADATA_HOPS = 1;

const DEFAULT_DISK_GIB = 30;

/**
 * A launch template: encrypted gp3 disks with the fleet's own key, IMDSv2 one hop away, no public
 * address, no SSH key, detailed monitoring, and tags on all that is launched.
 */
export class InstanceTemplate extends Construct {
  readonly templateId: string;
  /** Its newest version, as a number: what a refresh rolls, and can roll back. */
  readonly version: string;
  /** The provider's default tags and a name, for what carries none by itself. */
  readonly tags: Record<string, string>;

  constructor(scope: Construct, id: string, props: InstanceTemplateProps) {
    super(scope, id);
    const { environment } = placementOf(this);
    const { name, options, groupName, userData } = props;
    const { operatingSystem, instances } = options;
    const { imageId } = new MachineImage(this, 'Image', {
      system: operatingSystem,
      architecture: architectureOfFleet(instances),
    });
    const { tags } = new DataAwsDefaultTags(this, 'Tags', {});
    this.tags = Token.asStringMap(Fn.merge([tags, { Name: groupName }]));

    const template = new LaunchTemplate(this, 'Resource', {
      namePrefix: namePrefixOf(environment, name),
      description: `Instances of the fleet ${name}`,
      updateDefaultVersion: true,
      imageId,
      ...(instances.kind === 'single' && { instanceType: instances.type }),
      ...(userData !== undefined && { userData: Buffer.from(userData).toString('base64') }),
      iamInstanceProfile: { arn: props.instanceProfileArn },
      metadataOptions: {
        httpEndpoint: 'enabled',
        httpTokens: 'required',
        httpPutResponseHopLimit: METADATA_HOPS,
        instanceMetadataTags: 'disabled',
      },
      monitoring: { enabled: true },
      networkInterfaces: [
        {
          deviceIndex: 0,
          associatePublicIpAddress: 'false',
          deleteOnTermination: 'true',
          securityGroups: [props.securityGroupId],
        },
      ],
      blockDeviceMappings: disksOf(options).map(([deviceName, gib]) => ({
        deviceName,
        ebs: {
          volumeType: 'gp3',
          volumeSize: gib,
          encrypted: 'true',
          kmsKeyId: props.diskKeyArn,
          deleteOnTermination: 'true',
        },
      })),
      tagSpecifications: ['instance', 'volume', 'network-interface'].map((resourceType) => ({
        resourceType,
        tags: this.tags,
      })),
      lifecycle: { createBeforeDestroy: true },
    });
    this.templateId = template.id;
    this.version = Token.asString(template.latestVersion);
  }
}

/** Devices and their GiB. Bottlerocket's own disk is read only and small; containers have another. */
function disksOf({
  operatingSystem,
  diskGib = DEFAULT_DISK_GIB,
}: FleetOptions): [string, number][] {
  return operatingSystem.kind === 'al2023'
    ? [['/dev/xvda', diskGib]]
    : [
        ['/dev/xvda', 4],
        ['/dev/xvdb', diskGib],
      ];
}
