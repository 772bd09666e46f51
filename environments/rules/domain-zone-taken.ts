import type { EnvironmentRule } from '../rule';
import { neighboursOf } from './domain-neighbours';

/** Of two zones of one name the world asks only the one that the domain is delegated to. */
export const domainZoneTaken: EnvironmentRule = {
  id: 'domain-zone-taken',
  reads: ['name', 'tier', 'edge.domain'],
  effect: 'refuse',
  find: (environment, { all }) => {
    const domain = environment.edge?.domain;
    if (domain?.zone.kind !== 'create') return [];
    return neighboursOf(environment, all)
      .filter((other) => other.domain.zone.kind === 'create' && other.domain.name === domain.name)
      .map(({ name }) => ({
        property: 'edge.domain.zone',
        got: domain.zone,
        expected: `a zone of ${domain.name} that the environment ${name} does not make too`,
        fix: `Let one make it, and write its id here: { kind: 'existing', id: 'Z…' }; or give this environment a name of its own, for example '${environment.name}.${domain.name}'.`,
      }));
  },
};
