import { TerraformResource, type IAspect } from 'cdktf';
import type { IConstruct } from 'constructs';
import { ANYWHERE } from '#constructs/kernel/ipv4-cidr';
import type { EnvironmentOptions } from '#environments/environment';
import { argumentsOf, blocks, refuse } from './attributes';

type ExceptionRule = NonNullable<EnvironmentOptions['exceptions']>[number]['rule'];

/** One way in which a resource can be open to the internet. */
interface Opening {
  /** The block that has the argument; the resource itself where there is none. */
  readonly block?: string;
  readonly argument: string;
  readonly isOpen: (value: unknown) => boolean;
  readonly fix: string;
  /** The rule whose exception allows it; without one nothing does. */
  readonly allowedBy?: ExceptionRule;
}

const isTrue = (value: unknown) => value === true;
const isAnywhere = (cidr: unknown) => cidr === ANYWHERE || cidr === '::/0';
const hasAnywhere = (cidrs: unknown) => Array.isArray(cidrs) && cidrs.some(isAnywhere);

const OWN_RANGE = 'Let in a security group or a range of your own.';

const OPENINGS: Readonly<Record<string, readonly Opening[]>> = {
  aws_subnet: [
    {
      argument: 'map_public_ip_on_launch',
      isOpen: isTrue,
      fix: 'Reach it through a load balancer.',
    },
  ],
  aws_eks_cluster: [
    {
      block: 'vpc_config',
      argument: 'endpoint_public_access',
      isOpen: isTrue,
      fix: "Write endpoint: { kind: 'private' }, or an exception with a reason and an end date.",
      allowedBy: 'public-kubernetes-endpoint',
    },
    {
      block: 'vpc_config',
      argument: 'public_access_cidrs',
      isOpen: hasAnywhere,
      fix: 'Write the ranges of your offices or VPN.',
    },
  ],
  aws_security_group: ['cidr_blocks', 'ipv6_cidr_blocks'].map((argument) => ({
    block: 'ingress',
    argument,
    isOpen: hasAnywhere,
    fix: OWN_RANGE,
  })),
  aws_vpc_security_group_ingress_rule: ['cidr_ipv4', 'cidr_ipv6'].map((argument) => ({
    argument,
    isOpen: isAnywhere,
    fix: OWN_RANGE,
  })),
};

/** Refuses what the internet could reach, unless the environment's exceptions name the rule. */
export class NothingIsPublic implements IAspect {
  constructor(private readonly environment: Pick<EnvironmentOptions, 'exceptions'>) {}

  visit(node: IConstruct): void {
    if (!TerraformResource.isTerraformResource(node)) return;
    const openings = OPENINGS[node.terraformResourceType];
    if (openings === undefined) return;
    const written = argumentsOf(node);
    for (const { block, argument, isOpen, fix, allowedBy } of openings) {
      const places = block === undefined ? [written] : blocks(written, block);
      const open = places.map((place) => place[argument]).find(isOpen);
      if (open === undefined || this.isAllowed(allowedBy)) continue;
      refuse(node, {
        property: block === undefined ? argument : `${block}.${argument}`,
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
