/**
 * The security policies that a listener may offer: TLS 1.3 first, never below TLS 1.2, forward secrecy
 * only. `1-3` offers TLS 1.3 alone, `FIPS` validated cryptography alone, `PQ` adds a key exchange that
 * holds against quantum computers (for clients that know it; the others lose nothing).
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
export const TLS_POLICIES = [
  'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
  'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
  'ELBSecurityPolicy-TLS13-1-3-2021-06',
  'ELBSecurityPolicy-TLS13-1-3-PQ-2025-09',
  'ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04',
  'ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09',
  'ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04',
  'ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09',
] as const;

/** The name of a security policy. */
export type TlsPolicy = (typeof TLS_POLICIES)[number];

/** TLS 1.3, and TLS 1.2 with authenticated encryption and forward secrecy only. */
export const DEFAULT_TLS_POLICY: TlsPolicy = 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06';
