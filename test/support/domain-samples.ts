import type { DomainOptions } from '#constructs/domain/domain-options';

/** A domain whose zone is made, with some fields of it replaced. */
export function domain(change: Partial<DomainOptions> = {}): DomainOptions {
  return { name: 'shop.example.com', zone: { kind: 'create' }, ...change };
}

/** A domain that is the primary of a failover to `standby`. */
export function primary(change: Partial<DomainOptions> = {}): DomainOptions {
  return domain({ failover: { role: 'primary', peer: 'standby' }, ...change });
}
