import { z } from 'zod';
import {
  across,
  choice,
  fields,
  list,
  mistake,
  oneOf,
  pattern,
  value,
} from '#constructs/kernel/schema';
import { type FailoverOptions, failoverOptions } from './failover-options';

/** The name under which an environment is found: its zones, its certificate, its records. */
export interface DomainOptions {
  /** The domain that every host of a balancer is or lies below: `shop.example.com`. A change replaces its zone. */
  readonly name: string;
  /** Who answers for it on the internet. */
  readonly zone: PublicZoneOptions;
  /**
   * The name below `name` under which internal balancers lie, answered inside the VPC alone.
   * A change replaces its zone. @default 'internal.<name>'
   */
  readonly privateName?: string;
  /**
   * The certificate's key. `RSA_2048`: every client takes it; the others: smaller and quicker, for
   * clients since about 2012. A change replaces the certificate while the old one serves.
   * @default 'RSA_2048'
   */
  readonly keyAlgorithm?: KeyAlgorithm;
  /** The other region's environment that serves the same public hosts. @default - one region alone */
  readonly failover?: FailoverOptions;
}

/**
 * Key algorithms of public certificates that load balancers take.
 * Source: https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html
 */
export type KeyAlgorithm = 'RSA_2048' | 'EC_prime256v1' | 'EC_secp384r1';

/** The hosted zone on the internet: made here, or one that exists. */
export type PublicZoneOptions = CreatedZoneOptions | ExistingZoneOptions;

/** A zone made here, of the domain's name. */
export interface CreatedZoneOptions {
  readonly kind: 'create';
  /**
   * Hosted zone of a domain above, in this account, that shall delegate to the new one: `Z0123456789ABCDEFGHIJ`.
   * @default - you write its name servers at the registrar (README)
   */
  readonly parentZoneId?: string;
  /** Who else may issue certificates below the domain, as CAA records name them: `['letsencrypt.org']`. @default - Amazon alone */
  readonly otherCertificateAuthorities?: readonly string[];
}

/** A public zone that was made elsewhere, of the domain or one above it, in this account. */
export interface ExistingZoneOptions {
  readonly kind: 'existing';
  /** `Z0123456789ABCDEFGHIJ`. Its name is checked at every plan. */
  readonly id: string;
}

/**
 * "The maximum length of a domain name is 255" octets with its dots' lengths: 253 characters.
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
 */
const DOMAIN_NAME_CHARACTERS = 253;

/** Labels of 1 to 63 lower-case letters, digits and inner hyphens; at least two of them. */
const DOMAIN_NAME = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * Last labels that nobody can own, so that no public certificate is issued for them.
 * Source: https://www.iana.org/assignments/special-use-domain-names
 */
const UNOWNED = new Set(['example', 'internal', 'invalid', 'local', 'localhost', 'onion', 'test']);

/** 32 characters at most. Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_HostedZone.html */
const ZONE_ID_CHARACTERS = 32;

/** Whether a text is the full name of a domain or host: `shop.example.com`. */
function isDomainName(input: unknown): input is string {
  return (
    typeof input === 'string' && input.length <= DOMAIN_NAME_CHARACTERS && DOMAIN_NAME.test(input)
  );
}

/** A name that somebody can own. */
const domainName = (example: string) =>
  value<string>(
    (input) => isDomainName(input) && !UNOWNED.has(input.slice(input.lastIndexOf('.') + 1)),
    'the full name of a domain that can be owned: labels of lower-case letters, digits and hyphens, joined by dots, without a dot at the end',
    `Write, for example, '${example}'; of a name in other letters its xn-- form.`,
  );

const zoneId = pattern(
  /^Z[A-Z0-9]+$/,
  ZONE_ID_CHARACTERS,
  'the id of a hosted zone',
  "Write, for example, 'Z0123456789ABCDEFGHIJ', as `aws route53 list-hosted-zones` prints it after /hostedzone/.",
);

const publicZone = choice(
  'kind',
  ['create', 'existing'],
  [
    fields({
      kind: z.literal('create'),
      parentZoneId: zoneId.optional(),
      otherCertificateAuthorities: list(
        domainName('letsencrypt.org'),
        0,
        10,
        "Write a list of at most 10 authorities, for example ['letsencrypt.org'].",
      ).optional(),
    }),
    fields({ kind: z.literal('existing'), id: zoneId }),
  ],
);

/** What `edge.domain` of an environment may say. */
export const domainOptions = across(
  fields({
    name: domainName('shop.example.com'),
    zone: publicZone,
    privateName: domainName('internal.shop.example.com').optional(),
    keyAlgorithm: oneOf(['RSA_2048', 'EC_prime256v1', 'EC_secp384r1']).optional(),
    failover: failoverOptions.optional(),
  }),
  ['name', 'privateName'],
  ({ name, privateName }, context) => {
    if (privateName === undefined || isBelow(privateName, name)) return;
    mistake(
      context,
      ['privateName'],
      `a name below ${name}: its certificate is validated there, and it must not hide public names`,
      `Write, for example, 'internal.${name}', or leave it out.`,
    );
  },
) satisfies z.ZodType;

/** The name under which internal balancers lie. */
export function privateNameOf({
  name,
  privateName = `internal.${name}`,
}: Pick<DomainOptions, 'name' | 'privateName'>): string {
  return privateName;
}

/** Whether a name lies below a domain: `api.shop.example.com` below `shop.example.com`. */
export function isBelow(host: string, domain: string): boolean {
  return host.endsWith(`.${domain}`);
}

/** Whether a name is a domain or lies below it. */
export function isWithin(host: string, domain: string): boolean {
  return host === domain || isBelow(host, domain);
}
