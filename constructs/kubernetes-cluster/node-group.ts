import { DataAwsDefaultTags } from '@cdktf/provider-aws/lib/data-aws-default-tags';
import { EksNodeGroup } from '@cdktf/provider-aws/lib/eks-node-group';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { Fn, type ITerraformDependable, Token } from 'cdktf';
import { Construct } from 'constructs';
import { physicalName } from '#constructs/kernel/physical-name';
import { placementOf } from '#constructs/kernel/placement';
import { acceleratorOf, architectureOf } from '#constructs/kernel/instance-types';
import {
  instanceTypesOf,
  type NodeGroupOptions,
  operatingSystemOf,
  type TaintEffect,
} from './node-group-options';
import { dataDevice, imageType, userData } from './node-image';

/** One managed node group and what it needs from its surroundings. */
export interface NodeGroupProps {
  /** The group's name in its cluster. */
  readonly name: string;
  readonly options: NodeGroupOptions;
  readonly clusterName: string;
  /** Kubernetes version of the nodes. */
  readonly version: string;
  readonly nodeRoleArn: string;
  /** Names of zones and the subnet for nodes in each. */
  readonly subnets: readonly { readonly zone: string; readonly subnetId: string }[];
  /** Pods that each node may take. */
  readonly podsPerNode: number;
  /** What must exist before a node can become ready. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** EKS's limit for a prefix; the provider's suffix has the rest of the 63 characters. */
const NAME_PREFIX_CHARACTERS = 37;

/** Pods must not reach the instance's own credentials: one hop ends at the node itself. */
const METADATA_HOPS = 1;

/** AWS's words for Kubernetes' taint effects. */
const TAINT_EFFECTS: Readonly<Record<TaintEffect, string>> = {
  NoSchedule: 'NO_SCHEDULE',
  PreferNoSchedule: 'PREFER_NO_SCHEDULE',
  NoExecute: 'NO_EXECUTE',
};

/**
 * A managed node group: encrypted disks, IMDSv2 for the node alone, no SSH, detailed monitoring,
 * tags on every instance, disk and network interface. What cannot be changed in place (instance
 * types, zones, disk …) is replaced by a new group before the old one goes.
 */
export class NodeGroup extends Construct {
  /** The autoscaling group that EKS made. */
  readonly autoscalingGroupName: string;
  /** The group itself, for what must wait until nodes are there. */
  readonly ready: ITerraformDependable;

  constructor(scope: Construct, id: string, props: NodeGroupProps) {
    super(scope, id);
    const { environment } = placementOf(this);
    const { name, options, version } = props;
    const { capacity = 'on-demand', labels = {}, taints = [], nodeRepair = true } = options;
    const { maxUnavailablePercentage = 25 } = options;
    const { min, max, desired = min, owner } = options.size;
    const template = this.launchTemplate(props);

    const group = new EksNodeGroup(this, 'Resource', {
      clusterName: props.clusterName,
      nodeGroupNamePrefix: `${physicalName(NAME_PREFIX_CHARACTERS - 1, environment, name)}-`,
      nodeRoleArn: props.nodeRoleArn,
      subnetIds: subnetsIn(props),
      version,
      amiType: imageTypeOf(options),
      capacityType: capacity === 'spot' ? 'SPOT' : 'ON_DEMAND',
      instanceTypes: [...instanceTypesOf(options)],
      launchTemplate: { id: template.id, version: Token.asString(template.latestVersion) },
      scalingConfig: { minSize: min, maxSize: max, desiredSize: desired },
      updateConfig: { maxUnavailablePercentage },
      nodeRepairConfig: { enabled: nodeRepair },
      labels: { ...labels },
      taint: taints.map(({ key, value, effect }) => ({
        key,
        effect: TAINT_EFFECTS[effect],
        ...(value !== undefined && { value }),
      })),
      dependsOn: [...props.dependsOn],
      lifecycle: {
        createBeforeDestroy: true,
        ...(owner === 'autoscaler' && { ignoreChanges: ['scaling_config[0].desired_size'] }),
      },
    });

    this.autoscalingGroupName = group.resources.get(0).autoscalingGroups.get(0).name;
    this.ready = group;
  }

  private launchTemplate({ name, options, podsPerNode }: NodeGroupProps): LaunchTemplate {
    const { environment } = placementOf(this);
    const { diskGib = 80 } = options;
    const operatingSystem = operatingSystemOf(options);
    // The provider's default tags reach the template, but not what is launched from it.
    const { tags } = new DataAwsDefaultTags(this, 'Tags', {});
    const allTags = Token.asStringMap(Fn.merge([tags, { Name: `${environment}-${name}` }]));

    return new LaunchTemplate(this, 'Template', {
      namePrefix: `${environment}-${name}-`,
      description: `Nodes of the group ${name}`,
      updateDefaultVersion: true,
      userData: userData(operatingSystem, podsPerNode),
      metadataOptions: {
        httpEndpoint: 'enabled',
        httpTokens: 'required',
        httpPutResponseHopLimit: METADATA_HOPS,
      },
      monitoring: { enabled: true },
      blockDeviceMappings: [
        {
          deviceName: dataDevice(operatingSystem),
          ebs: {
            volumeType: 'gp3',
            volumeSize: diskGib,
            encrypted: 'true',
            deleteOnTermination: 'true',
          },
        },
        ...(operatingSystem === 'bottlerocket' ? [SYSTEM_DISK] : []),
      ],
      tagSpecifications: ['instance', 'volume', 'network-interface'].map((resourceType) => ({
        resourceType,
        tags: allTags,
      })),
      lifecycle: { createBeforeDestroy: true },
    });
  }
}

/** Bottlerocket's own disk is read only and small; it is encrypted all the same. */
const SYSTEM_DISK = {
  deviceName: '/dev/xvda',
  ebs: { volumeType: 'gp3', volumeSize: 4, encrypted: 'true', deleteOnTermination: 'true' },
};

function imageTypeOf(options: NodeGroupOptions): string {
  const [first = ''] = instanceTypesOf(options); // the schema has seen that all are alike
  return imageType(operatingSystemOf(options), architectureOf(first), acceleratorOf(first));
}

function subnetsIn({ options, subnets }: NodeGroupProps): string[] {
  const { zones } = options;
  return subnets
    .filter(({ zone }) => zones === undefined || zones.includes(zone.slice(-1)))
    .map(({ subnetId }) => subnetId);
}
