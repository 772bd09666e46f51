import { usesWebAcl } from '#constructs/load-balancer/application-load-balancer-options';
import type { EnvironmentRule } from '../rule';

/** Who writes down a web ACL believes that something stands behind it. */
export const wafGuardsNothing: EnvironmentRule = {
  id: 'waf-guards-nothing',
  reads: ['edge'],
  effect: 'refuse',
  find: ({ edge }) => {
    if (edge?.waf === undefined) return [];
    if (Object.values(edge.balancers).some(usesWebAcl)) return [];
    return [
      {
        property: 'edge.waf',
        got: edge.waf,
        expected:
          'an application load balancer behind the web ACL: internet-facing, or with webAcl: true',
        fix: 'Remove waf, or write webAcl: true at a balancer.',
      },
    ];
  },
};
