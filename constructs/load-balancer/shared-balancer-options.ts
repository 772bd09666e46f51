import { parseIpv4Cidr } from '#constructs/kernel/ipv4-cidr';
import { numbering } from '#constructs/kernel/numbering';
import { flag, list, name, named, oneOf, pattern, value } from '#constructs/kernel/schema';

/** What every load balancer says. Addresses are IPv4: the network has no IPv6. */
export interface SharedLoadBalancerOptions {
  /**
   * `internal`: in the private subnets, reached from the network alone; `internet-facing`: in the public
   * ones. A change replaces the balancer. @default 'internal'
   */
  readonly scheme?: 'internal' | 'internet-facing';
  /** Names under which clients reach it, in `edge.domain`: `['shop.example.com']`. @default [] */
  readonly hosts?: readonly string[];
  /**
   * Address ranges that may reach it, by a name of yours: `{ office: '198.51.100.0/24' }`. @default - everybody
   * for an internet-facing balancer, the VPC's block for an internal one
   */
  readonly allowFrom?: Readonly<Record<string, string>>;
  /** Whether AWS may move traffic out of an impaired zone, and you with one command. @default true */
  readonly zonalShift?: boolean;
}

/** With the environment's name and the kind before it, cut to the 32 characters of a balancer's name. */
export const BALANCER_NAME_CHARACTERS = 32;

/** "Inbound or outbound rules per security group: 60". Source: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-security-groups */
export const RULES_PER_SECURITY_GROUP = 60;

/** "Listeners per load balancer: 50". Source: …/application/load-balancer-limits.html and …/network/load-balancer-limits.html */
export const LISTENERS_PER_BALANCER = 50;

/** "Target groups per Application Load Balancer: 100". Source: the first page above. */
export const TARGET_GROUPS_PER_BALANCER = 100;

const HOST =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** Shorter blocks are no network of anybody's: nearly the whole internet. */
const SHORTEST_PREFIX = 8;

const range = value<string>(
  (input) => {
    const cidr = typeof input === 'string' ? parseIpv4Cidr(input) : undefined;
    return cidr !== undefined && cidr.prefix >= SHORTEST_PREFIX;
  },
  `an IPv4 block from /${SHORTEST_PREFIX} to /32 without host bits`,
  "Write, for example, '198.51.100.0/24'; for everybody leave allowFrom out and write scheme: 'internet-facing'.",
);

/** The fields of every load balancer. */
export const sharedBalancerFields = {
  scheme: oneOf(['internal', 'internet-facing']).optional(),
  hosts: list(
    pattern(
      HOST,
      253,
      'the name of a host in lower case, without wildcards',
      "Write, for example, 'shop.example.com'.",
    ),
    0,
    50,
    "Write a list of at most 50 hosts, for example ['shop.example.com'].",
  ).optional(),
  allowFrom: named(name(32, 'office'), range, "{ office: '198.51.100.0/24' }")
    .superRefine(numbering(1, RULES_PER_SECURITY_GROUP, 'ranges', 'Leave it out, or join ranges.'))
    .optional(),
  zonalShift: flag().optional(),
};
