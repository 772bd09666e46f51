import type { EnvironmentOptions } from '#environments/environment';
import type { Arguments } from './attributes';
import { blocks } from './attributes';
import {
  isInternetFacingBalancer,
  isPortOfInternetFacingBalancer,
  type Place,
} from './internet-facing';

/** A rule that an environment's exceptions may name. */
export type ExceptionRule = NonNullable<EnvironmentOptions['exceptions']>[number]['rule'];

/** One way in which a resource can be open to the internet. */
export interface Opening {
  /** The block that has the argument; the resource itself where there is none. */
  readonly block?: string;
  readonly argument: string;
  /** Whether the value of the argument opens it, given what is written beside it. */
  readonly isOpen: (value: unknown, beside: Arguments) => boolean;
  readonly fix: string;
  /** The rule whose exception allows it; without one nothing does. */
  readonly allowedBy?: ExceptionRule;
  /** Whether the environment asks for just this, as it asks for a balancer on the internet. */
  readonly isMeant?: (opening: Place) => boolean;
}

/** Blocks of IPv4 shorter than /8 and of IPv6 shorter than /16 are no network of anybody's. */
const SHORTEST_IPV4 = 8;
const SHORTEST_IPV6 = 16;

/** Ports that no network ACL opens to the internet: SSH and remote desktop. */
const ADMINISTRATION_PORTS = [22, 3389];

const isTrue = (value: unknown) => String(value) === 'true';
const isFalse = (value: unknown) => String(value) === 'false';

function isInternet(cidr: unknown): boolean {
  if (typeof cidr !== 'string') return false;
  const [, prefix] = /\/(\d+)$/.exec(cidr) ?? [];
  if (prefix === undefined) return false; // a token, or one address
  return Number(prefix) < (cidr.includes(':') ? SHORTEST_IPV6 : SHORTEST_IPV4);
}

const hasInternet = (cidrs: unknown) => Array.isArray(cidrs) && cidrs.some(isInternet);

const OWN_RANGE = 'Let in a security group or a range of your own.';
const NO_PUBLIC_ADDRESS = 'Reach it through a load balancer, or by Session Manager.';

const cidrLists = (block?: string): Opening[] =>
  ['cidr_blocks', 'ipv6_cidr_blocks'].map((argument) => ({
    ...(block !== undefined && { block }),
    argument,
    isOpen: (cidrs, { type }) => type !== 'egress' && hasInternet(cidrs),
    fix: OWN_RANGE,
  }));

const publicDatabase: Opening = {
  argument: 'publicly_accessible',
  isOpen: isTrue,
  fix: 'Reach it from inside the network.',
};

/** A rule of a network ACL that lets the internet reach SSH or remote desktop. */
const aclRule = (block?: string): Opening => ({
  ...(block !== undefined && { block }),
  argument: 'cidr_block',
  isOpen: (cidr, rule) => {
    const allows = (rule['action'] ?? rule['rule_action']) === 'allow' && rule['egress'] !== true;
    const everyPort = ['-1', 'all'].includes(String(rule['protocol']));
    const reaches = (port: number) =>
      everyPort || (Number(rule['from_port']) <= port && port <= Number(rule['to_port']));
    return allows && isInternet(cidr) && ADMINISTRATION_PORTS.some(reaches);
  },
  fix: 'Leave out ports 22 and 3389.',
});

/** A policy that lets everybody do something, without a condition that says who everybody is. */
const openPolicy: Opening = {
  argument: 'policy',
  isOpen: (policy) => {
    if (typeof policy !== 'string' || !policy.startsWith('{')) return false;
    const { Statement } = JSON.parse(policy) as { Statement?: unknown };
    return blocks({ Statement }, 'Statement').some(
      ({ Effect, Principal, Condition }) =>
        Effect === 'Allow' &&
        Condition === undefined &&
        (Principal === '*' || JSON.stringify(Principal ?? null).includes('"*"')),
    );
  },
  fix: 'Name the principals, or add a condition on their account.',
};

/** Every way, by Terraform type. */
export const OPENINGS: Readonly<Record<string, readonly Opening[]>> = {
  aws_db_instance: [publicDatabase],
  aws_ecr_repository_policy: [openPolicy],
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
      isOpen: hasInternet,
      fix: 'Write the ranges of your offices or VPN.',
    },
  ],
  aws_instance: [
    { argument: 'associate_public_ip_address', isOpen: isTrue, fix: NO_PUBLIC_ADDRESS },
  ],
  aws_kms_key: [openPolicy],
  aws_lb: [
    {
      argument: 'internal',
      isOpen: (internal) => !isTrue(internal),
      isMeant: isInternetFacingBalancer,
      fix: "Write scheme: 'internet-facing' at the balancer in edge.balancers, or internal: true.",
    },
  ],
  aws_launch_template: [
    {
      block: 'network_interfaces',
      argument: 'associate_public_ip_address',
      isOpen: isTrue,
      fix: NO_PUBLIC_ADDRESS,
    },
  ],
  aws_network_acl: [aclRule('ingress')],
  aws_network_acl_rule: [aclRule()],
  aws_rds_cluster_instance: [publicDatabase],
  aws_s3_bucket_policy: [openPolicy],
  aws_s3_bucket_public_access_block: [
    'block_public_acls',
    'block_public_policy',
    'ignore_public_acls',
    'restrict_public_buckets',
  ].map((argument) => ({ argument, isOpen: isFalse, fix: 'Write true.' })),
  aws_secretsmanager_secret_policy: [openPolicy],
  aws_security_group: cidrLists('ingress'),
  aws_security_group_rule: cidrLists(),
  aws_sns_topic_policy: [openPolicy],
  aws_sqs_queue_policy: [openPolicy],
  aws_subnet: [{ argument: 'map_public_ip_on_launch', isOpen: isTrue, fix: NO_PUBLIC_ADDRESS }],
  aws_vpc_security_group_ingress_rule: ['cidr_ipv4', 'cidr_ipv6'].map((argument) => ({
    argument,
    isOpen: isInternet,
    isMeant: isPortOfInternetFacingBalancer,
    fix: OWN_RANGE,
  })),
};
