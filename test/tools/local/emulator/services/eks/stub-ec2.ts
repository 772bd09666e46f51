import {
  Ec2Refusal,
  type Ec2,
  type LaunchTemplate,
  type Subnet,
} from '#tools/local/emulator/moto-ec2';

/** A VPC 10.0.0.0/16 with subnet-a, -b and -c in their zones, and a second one with subnet-other. */
export class StubEc2 implements Ec2 {
  /** Ids of the security groups that exist. */
  readonly securityGroups = new Set(['sg-extra']);
  /** Set to make the next deletion of a security group fail. */
  groupInUse = false;
  vpcCidr = '10.0.0.0/16';

  subnets(_region: string, ids: readonly string[]): Promise<readonly Subnet[]> {
    return attempt(() => ids.map(subnet));
  }

  vpcCidrs(): Promise<readonly string[]> {
    return Promise.resolve([this.vpcCidr]);
  }

  checkSecurityGroups(_region: string, ids: readonly string[]): Promise<void> {
    return attempt(() => {
      const missing = ids.find((id) => !this.securityGroups.has(id));
      if (missing === undefined) return;
      throw new Ec2Refusal(
        'InvalidGroup.NotFound',
        `The security group '${missing}' does not exist`,
      );
    });
  }

  createSecurityGroup(): Promise<string> {
    const id = `sg-${this.securityGroups.size}`;
    this.securityGroups.add(id);
    return Promise.resolve(id);
  }

  deleteSecurityGroup(_region: string, id: string): Promise<void> {
    return attempt(() => {
      if (this.groupInUse) throw new Ec2Refusal('DependencyViolation', `${id} is in use`);
      this.securityGroups.delete(id);
    });
  }

  launchTemplate(_region: string, wanted: WantedTemplate): Promise<LaunchTemplate> {
    return attempt(() => template(wanted));
  }
}

interface WantedTemplate {
  readonly id?: string;
  readonly name?: string;
  readonly version: string;
}

function subnet(subnetId: string): Subnet {
  const zone = /^subnet-([abc]|other)$/.exec(subnetId)?.[1];
  if (zone === undefined) {
    throw new Ec2Refusal('InvalidSubnetID.NotFound', `The subnet ID '${subnetId}' does not exist`);
  }
  return zone === 'other'
    ? { subnetId, vpcId: 'vpc-2', availabilityZone: 'eu-west-1a' }
    : { subnetId, vpcId: 'vpc-1', availabilityZone: `eu-west-1${zone}` };
}

/** The templates `plain`, `image` (chooses an image) and `typed` (chooses an instance type). */
function template({ id = 'lt-1', name = 'plain', version }: WantedTemplate): LaunchTemplate {
  if (id !== 'lt-1' || !['plain', 'image', 'typed'].includes(name)) {
    throw new Ec2Refusal('InvalidLaunchTemplateId.NotFound', `${id} ${name} does not exist`);
  }
  return {
    id,
    name,
    version: { $Latest: '7', $Default: '3' }[version] ?? version,
    imageId: name === 'image' ? 'ami-0123456789abcdef0' : undefined,
    instanceType: name === 'typed' ? 'm7g.large' : undefined,
  };
}

/** What a function returns or throws, as a promise. */
function attempt<T>(run: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(run());
  });
}
