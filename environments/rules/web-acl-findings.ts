import { dotted } from '#constructs/kernel/schema';
import type { WebAclOptions } from '#constructs/web-acl/web-acl-options';
import type { EnvironmentOptions } from '../environment';
import type { Finding } from '../rule';

/** A mistake of the web ACL. */
export type WebAclMistake = Omit<Finding, 'property' | 'source'> & {
  /** Below `edge.waf`. */
  readonly path: readonly string[];
};

/** What a look at the web ACL of a production environment finds: elsewhere the weaker choice is the author's. */
export function inProductionWebAcl(
  { tier, edge }: Pick<EnvironmentOptions, 'edge' | 'tier'>,
  find: (webAcl: WebAclOptions) => readonly WebAclMistake[],
): Finding[] {
  if (tier !== 'production' || edge?.waf === undefined) return [];
  return find(edge.waf).map(({ path, ...mistake }) => ({
    property: dotted(['edge', 'waf', ...path]),
    ...mistake,
  }));
}
