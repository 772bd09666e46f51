import { type DomainOptions, isWithin, privateNameOf } from '#constructs/domain/domain-options';
import type { EnvironmentRule } from '../rule';
import { type DeclaredHost, declaredHosts } from './domain-hosts';

/** A host lies where its zone can answer for it: internal ones below the private name, public ones beside it. */
export const domainHostElsewhere: EnvironmentRule = {
  id: 'domain-host-elsewhere',
  reads: ['edge'],
  effect: 'refuse',
  find: (environment) => {
    const domain = environment.edge?.domain;
    if (domain === undefined) return [];
    return declaredHosts(environment).flatMap((declared) => {
      const mistake = mistakeOf(declared, domain);
      return mistake === undefined
        ? []
        : [{ property: declared.property, got: declared.host, ...mistake }];
    });
  },
};

function mistakeOf({ host, scheme }: DeclaredHost, domain: DomainOptions) {
  const privateName = privateNameOf(domain);
  const [label = ''] = host.split('.');
  if (scheme === 'internal') {
    if (isWithin(host, privateName)) return undefined;
    return {
      expected: `a host of an internal balancer to lie in ${privateName}, which the VPC alone asks`,
      fix: `Write, for example, '${label}.${privateName}', or make the balancer internet-facing.`,
    };
  }
  if (!isWithin(host, domain.name)) {
    return {
      expected: `${domain.name} or a host below it`,
      fix: `Write '${domain.name}' or, for example, 'www.${domain.name}'.`,
    };
  }
  if (!isWithin(host, privateName)) return undefined;
  return {
    expected: `a host of an internet-facing balancer outside ${privateName}, which hides it in the VPC`,
    fix: `Write, for example, '${label}.${domain.name}', or make the balancer internal.`,
  };
}
