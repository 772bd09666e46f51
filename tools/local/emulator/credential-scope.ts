/** Where a request is addressed, as its signature says. */
export interface CredentialScope {
  /** Service, such as `eks`; empty for an unsigned request. */
  readonly service: string;
  /** Region, such as `eu-west-1`; empty for an unsigned request. */
  readonly region: string;
}

const UNSIGNED: CredentialScope = { service: '', region: '' };
/** `<access key>/<date>/<region>/<service>/aws4_request`; SigV4a (`AWS4-ECDSA`) leaves the region out. */
const SIGV4 = /^(?:.*)\/\d{8}\/([\w-]+)\/([\w.-]+)\/aws4_request$/;
const SIGV4A = /^(?:.*)\/\d{8}\/([\w.-]+)\/aws4_request$/;

/**
 * The service and region in the credential scope of a request's signature: from the Authorization
 * header, or from `X-Amz-Credential` of a presigned URL.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html
 */
export function credentialScope(authorization: string | undefined, query: string): CredentialScope {
  const signed = authorization && /Credential=([^,\s]+)/.exec(authorization)?.[1];
  return parseScope(signed || presignedCredential(query));
}

function presignedCredential(query: string): string {
  if (!/x-amz-credential=/i.test(query)) return '';
  for (const [name, value] of new URLSearchParams(query)) {
    if (name.toLowerCase() === 'x-amz-credential') return value;
  }
  return '';
}

function parseScope(credential: string): CredentialScope {
  const [, region, service] = SIGV4.exec(credential) ?? [];
  if (region && service) return { service, region };
  const [, regionless] = SIGV4A.exec(credential) ?? [];
  return regionless ? { service: regionless, region: '' } : UNSIGNED;
}
