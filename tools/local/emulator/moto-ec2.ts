import type { MotoProxy } from './moto-proxy';

/** What EKS needs to know of a subnet. */
export interface Subnet {
  readonly subnetId: string;
  readonly vpcId: string;
  readonly availabilityZone: string;
}

/** What EKS needs to know of a launch template's version. */
export interface LaunchTemplate {
  readonly id: string;
  readonly name: string;
  /** A number in digits, also when `$Latest` or `$Default` was asked for. */
  readonly version: string;
  /** Set when the template chooses the machine image itself. */
  readonly imageId: string | undefined;
  /** Set when the template chooses the instance type itself. */
  readonly instanceType: string | undefined;
}

/** What our services ask of EC2, as the AWS services themselves do behind the scenes. */
export interface Ec2 {
  /** The subnets with these ids, in any order. Refused when one does not exist. */
  subnets(region: string, ids: readonly string[]): Promise<readonly Subnet[]>;
  /** All IPv4 ranges of a VPC. */
  vpcCidrs(region: string, vpcId: string): Promise<readonly string[]>;
  /** Refused when one of the security groups does not exist. */
  checkSecurityGroups(region: string, ids: readonly string[]): Promise<void>;
  /** Makes a security group whose members may talk to each other; resolves to its id. */
  createSecurityGroup(region: string, group: NewSecurityGroup): Promise<string>;
  /** Deletes a security group. Refused while something uses it. */
  deleteSecurityGroup(region: string, id: string): Promise<void>;
  /** One version of a launch template, by id or by name. Refused when it does not exist. */
  launchTemplate(
    region: string,
    wanted: { readonly id?: string; readonly name?: string; readonly version: string },
  ): Promise<LaunchTemplate>;
}

/** A security group to make. */
export interface NewSecurityGroup {
  readonly name: string;
  readonly description: string;
  readonly vpcId: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** EC2 refused a call. */
export class Ec2Refusal extends Error {
  constructor(
    /** EC2's error code, such as `InvalidSubnetID.NotFound`. */
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** EC2 as moto emulates it. These calls are AWS's own, so they are not in the record. */
export class MotoEc2 implements Ec2 {
  constructor(private readonly moto: MotoProxy) {}

  async subnets(region: string, ids: readonly string[]): Promise<readonly Subnet[]> {
    const xml = await this.call(region, 'DescribeSubnets', numbered('SubnetId', ids));
    const vpcIds = texts(xml, 'vpcId');
    const zones = texts(xml, 'availabilityZone');
    return texts(xml, 'subnetId').map((subnetId, i) => ({
      subnetId,
      vpcId: vpcIds[i] ?? '',
      availabilityZone: zones[i] ?? '',
    }));
  }

  async vpcCidrs(region: string, vpcId: string): Promise<readonly string[]> {
    const xml = await this.call(region, 'DescribeVpcs', { 'VpcId.1': vpcId });
    return [...new Set(texts(xml, 'cidrBlock'))];
  }

  async checkSecurityGroups(region: string, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.call(region, 'DescribeSecurityGroups', numbered('GroupId', ids));
  }

  async createSecurityGroup(region: string, group: NewSecurityGroup): Promise<string> {
    const tags = Object.entries(group.tags).flatMap(([key, value], i) => [
      [`TagSpecification.1.Tag.${i + 1}.Key`, key],
      [`TagSpecification.1.Tag.${i + 1}.Value`, value],
    ]);
    const xml = await this.call(region, 'CreateSecurityGroup', {
      GroupName: group.name,
      GroupDescription: group.description,
      VpcId: group.vpcId,
      'TagSpecification.1.ResourceType': 'security-group',
      ...(Object.fromEntries(tags) as Record<string, string>),
    });
    const id = first(xml, 'groupId');
    await this.call(region, 'AuthorizeSecurityGroupIngress', {
      GroupId: id,
      'IpPermissions.1.IpProtocol': '-1',
      'IpPermissions.1.Groups.1.GroupId': id,
    });
    return id;
  }

  async deleteSecurityGroup(region: string, id: string): Promise<void> {
    await this.call(region, 'DeleteSecurityGroup', { GroupId: id });
  }

  async launchTemplate(
    region: string,
    wanted: { readonly id?: string; readonly name?: string; readonly version: string },
  ): Promise<LaunchTemplate> {
    const xml = await this.call(region, 'DescribeLaunchTemplateVersions', {
      'LaunchTemplateVersion.1': wanted.version,
      ...(wanted.id === undefined ? {} : { LaunchTemplateId: wanted.id }),
      ...(wanted.name === undefined ? {} : { LaunchTemplateName: wanted.name }),
    });
    const [version] = texts(xml, 'versionNumber');
    if (version === undefined) {
      throw new Ec2Refusal(
        'InvalidLaunchTemplateId.VersionNotFound',
        `Could not find the specified version ${wanted.version} for the launch template.`,
      );
    }
    return {
      id: first(xml, 'launchTemplateId'),
      name: first(xml, 'launchTemplateName'),
      version,
      imageId: texts(xml, 'imageId')[0],
      instanceType: texts(xml, 'instanceType')[0],
    };
  }

  private async call(
    region: string,
    action: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<string> {
    const body = new URLSearchParams({ Action: action, Version: '2016-11-15', ...parameters });
    const answer = await this.moto.forward({
      method: 'POST',
      url: '/',
      rawHeaders: [
        ...['Host', `ec2.${region}.amazonaws.com`],
        ...['Content-Type', 'application/x-www-form-urlencoded; charset=utf-8'],
        // moto takes service and region from the scope and checks no signature.
        'Authorization',
        `AWS4-HMAC-SHA256 Credential=eks/20260101/${region}/ec2/aws4_request, ` +
          'SignedHeaders=host, Signature=none',
      ],
      body: Buffer.from(body.toString()),
    });
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    const xml = Buffer.concat(chunks).toString('utf8');
    if (answer.statusCode === 200) return xml;
    throw new Ec2Refusal(texts(xml, 'Code')[0] ?? 'Unknown', texts(xml, 'Message')[0] ?? xml);
  }
}

function numbered(name: string, values: readonly string[]): Record<string, string> {
  return Object.fromEntries(values.map((value, i) => [`${name}.${i + 1}`, value]));
}

/** The text of every element of this name; enough for the flat answers that are read here. */
function texts(xml: string, name: string): string[] {
  const elements = xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'));
  return [...elements].map(([, text]) => unescapeXml(text ?? ''));
}

function first(xml: string, name: string): string {
  const [text] = texts(xml, name);
  if (text === undefined) throw new Error(`EC2's answer has no ${name}: ${xml}`);
  return text;
}

function unescapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'" };
  return text
    .replace(/&(lt|gt|quot|apos);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/&amp;/g, '&');
}
