import { contains, overlaps, parseIpv4Cidr } from '#constructs/kernel/ipv4-cidr';
import type { AddressRanges, WebAclOptions } from '#constructs/web-acl/web-acl-options';

/** Checkers of Route 53 in one of its regions. */
interface Checkers {
  /** ISO 3166 code of where they are. */
  readonly country: string;
  /** Addresses that they ask from, beside those of `ANY_REGION`. */
  readonly ranges: readonly string[];
}

/**
 * The regions that check where no others are chosen, each with as many checkers.
 * Sources: https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html (Regions) and
 * https://ip-ranges.amazonaws.com/ip-ranges.json (ROUTE53_HEALTHCHECKS)
 */
const CHECKERS: readonly Checkers[] = [
  { country: 'US', ranges: ['54.243.31.192/26', '107.23.255.0/26'] }, // us-east-1
  { country: 'US', ranges: ['54.183.255.128/26', '54.241.32.64/26'] }, // us-west-1
  { country: 'US', ranges: ['54.244.52.192/26', '54.245.168.0/26'] }, // us-west-2
  { country: 'IE', ranges: ['54.228.16.0/26', '176.34.159.192/26'] }, // eu-west-1
  { country: 'SG', ranges: ['54.251.31.128/26', '54.255.254.192/26'] }, // ap-southeast-1
  { country: 'AU', ranges: ['54.252.79.128/26', '54.252.254.192/26'] }, // ap-southeast-2
  { country: 'JP', ranges: ['54.248.220.0/26', '54.250.253.192/26'] }, // ap-northeast-1
  { country: 'BR', ranges: ['54.232.40.64/26', '177.71.207.128/26'] }, // sa-east-1
];

/** From which any of them may ask too. Source: the same file. */
const ANY_REGION = '15.177.0.0/18';

/**
 * "If more than 18% of health checkers report that an endpoint is healthy, Route 53 considers it healthy."
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html
 */
const NEEDED_SHARE = 0.18;

/** Countries of checkers, each once. */
export const CHECKER_COUNTRIES: readonly string[] = [
  ...new Set(CHECKERS.map(({ country }) => country)),
].sort();

/** Which of a web ACL's lists alone keeps so many checkers out that no check passes; nothing where enough come in. */
export function listThatRefusesCheckers({
  mode,
  clientAddress = { kind: 'connection' },
  countries,
  allow,
  block,
}: WebAclOptions): 'block' | 'countries' | undefined {
  // Checkers send no header of a proxy: by header neither list looks at them.
  if (mode === 'count' || clientAddress.kind === 'header') return undefined;
  const unblocked = CHECKERS.filter(({ ranges }) => !isWholly(ranges, block));
  if (!isEnough(unblocked)) return 'block';
  if (countries === undefined) return undefined;
  const letIn = unblocked.filter(
    ({ country, ranges }) =>
      countries.codes.includes(country) === (countries.action === 'allow') ||
      isPartly(ranges, allow),
  );
  return isEnough(letIn) ? undefined : 'countries';
}

const isEnough = (checkers: readonly Checkers[]) =>
  checkers.length / CHECKERS.length > NEEDED_SHARE;

function isWholly(ranges: readonly string[], list: AddressRanges | undefined): boolean {
  return [...ranges, ANY_REGION].every((range) => meets(list, range, contains));
}

function isPartly(ranges: readonly string[], list: AddressRanges | undefined): boolean {
  return [...ranges, ANY_REGION].some((range) => meets(list, range, overlaps));
}

function meets(list: AddressRanges | undefined, range: string, relation: typeof contains): boolean {
  const inner = parseIpv4Cidr(range);
  return Object.values(list ?? {}).some((text) => {
    const outer = parseIpv4Cidr(text); // nothing for IPv6, by which balancers of ours are not reached
    return outer !== undefined && inner !== undefined && relation(outer, inner);
  });
}
