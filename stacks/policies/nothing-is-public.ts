import { TerraformResource, type IAspect } from 'cdktf';
import type { IConstruct } from 'constructs';
import { ANYWHERE } from '#constructs/kernel/ipv4-cidr';
import type { EnvironmentOptions } from '#environments/environment';
import { type Arguments, argumentsOf, blocks, refuse } from './attributes';

type ExceptionRule = NonNullable<EnvironmentOptions['exceptions']>[number]['rule'];

/** One way in which a resource can be open to the internet. */
interface Opening {
  readonly argument: string;
  /** The open value; undefined when it is closed. */
  readonly find: (written: Arguments) => unknown;
  readonly fix: string;
  /** The rule whose exception allows it; without one nothing does. */
  readonly allowedBy?: ExceptionRule;
}

const isAnywhere = (cidr: unknown) => cidr === ANYWHERE || cidr === '::/0';
const whenTrue = (value: unknown) => (value === true ? value : undefined);
const firstAnywhere = (value: unknown) =>
  Array.isArray(value) ? value.find(isAnywhere) : undefined;

const OPENINGS: Readonly<Record<string, readonly Opening[]>> = {
  aws_subnet: [
    {
      argument: 'map_public_ip_on_launch',
      find: (written) => whenTrue(written['map_public_ip_on_launch']),
      fix: 'Reach it through a load balancer.',
    },
  ],
  aws_eks_cluster: [
    {
      argument: 'vpc_config.endpoint_public_access',
      find: (written) =>
        blocks(written, 'vpc_config')
          .map((block) => whenTrue(block['endpoint_public_access']))
          .find((open) => open !== undefined),
      fix: "Write endpoint: { kind: 'private' }, or an exception with a reason and an end date.",
      allowedBy: 'public-kubernetes-endpoint',
    },
    {
      argument: 'vpc_config.public_access_cidrs',
      find: (written) =>
        blocks(written, 'vpc_config')
          .map((block) => firstAnywhere(block['public_access_cidrs']))
          .find((open) => open !== undefined),
      fix: 'Write the ranges of your offices or VPN.',
    },
  ],
  aws_security_group: [
    {
      argument: 'ingress.cidr_blocks',
      find: (written) =>
        blocks(written, 'ingress')
          .map((block) => firstAnywhere(block['cidr_blocks']))
          .find((open) => open !== undefined),
      fix: 'Let in a security group or a range of your own.',
    },
  ],
  aws_vpc_security_group_ingress_rule: [
    {
      argument: 'cidr_ipv4',
      find: (written) => [written['cidr_ipv4'], written['cidr_ipv6']].find(isAnywhere),
      fix: 'Let in a security group or a range of your own.',
    },
  ],
};

/** Refuses what the internet could reach, unless the environment's exceptions name the rule. */
export class NothingIsPublic implements IAspect {
  constructor(private readonly environment: Pick<EnvironmentOptions, 'exceptions'>) {}

  visit(node: IConstruct): void {
    if (!TerraformResource.isTerraformResource(node)) return;
    const openings = OPENINGS[node.terraformResourceType];
    if (openings === undefined) return;
    const written = argumentsOf(node);
    for (const { argument, find, fix, allowedBy } of openings) {
      const open = find(written);
      if (open === undefined || this.isAllowed(allowedBy)) continue;
      refuse(node, {
        property: argument,
        got: open,
        expected: 'nothing that the internet can reach',
        fix,
        rule: allowedBy ?? 'nothing-is-public',
      });
    }
  }

  private isAllowed(rule: ExceptionRule | undefined): boolean {
    return this.environment.exceptions?.some((exception) => exception.rule === rule) ?? false;
  }
}
