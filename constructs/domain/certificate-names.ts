/**
 * The first name of a certificate has at most 64 characters; the others 253.
 * Source: https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html (DomainName)
 */
export const COMMON_NAME_CHARACTERS = 64;

/** What an account may have at first. Source: https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html */
export const DEFAULT_NAMES_PER_CERTIFICATE = 10;

/** What AWS raises it to on request. Source: the API page above (SubjectAlternativeNames). */
export const NAMES_PER_CERTIFICATE = 100;

/**
 * The host that stands first in a certificate: the first of the alphabet that is short enough. Throws where
 * none is, which a rule of environments refuses.
 */
export function commonNameOf(hosts: readonly string[]): string {
  const found = hosts.filter(({ length }) => length <= COMMON_NAME_CHARACTERS).sort()[0];
  if (found === undefined) {
    throw new Error(`no host of ${COMMON_NAME_CHARACTERS} characters or fewer for a certificate`);
  }
  return found;
}
