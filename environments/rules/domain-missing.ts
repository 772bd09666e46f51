import type { EnvironmentRule } from '../rule';
import { declaredHosts } from './domain-hosts';

/** A host without a domain would have neither a record nor a certificate. */
export const domainMissing: EnvironmentRule = {
  id: 'domain-missing',
  reads: ['edge'],
  effect: 'refuse',
  find: (environment) => {
    if (environment.edge?.domain !== undefined) return [];
    return declaredHosts(environment).map(({ host, property }) => ({
      property,
      got: host,
      expected: 'no hosts: this environment has no edge.domain that could answer for them',
      fix: "Add domain: { name: 'shop.example.com', zone: { kind: 'create' } } to edge, or remove the host.",
    }));
  },
};
