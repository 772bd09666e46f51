import { listenerSplitsStickyClients } from '#environments/rules/listener-splits-sticky-clients';
import { edgeWith } from '#test/support/edge-listener';
import { https } from '#test/support/listener-samples';
import { findings } from '#test/support/rule-findings';

const sticky = { stickiness: { kind: 'duration_cookie', seconds: 60 } };

describe('listener-splits-sticky-clients', () => {
  const found = (web: object, change: { readonly stickySeconds?: number } = {}) => {
    const targetGroups = { web: 95, canary: 5 };
    const otherwise = { kind: 'weighted-forward', targetGroups, ...change } as const;
    return findings(listenerSplitsStickyClients, { edge: edgeWith(https({ otherwise }), { web }) });
  };

  it('refuses shares between groups of which one is sticky, unless the shares are too', () => {
    expect(found(sticky)).toMatchObject([
      { property: 'edge.balancers.shop.listeners.https.otherwise.stickySeconds' },
    ]);
    expect(found(sticky, { stickySeconds: 600 })).toEqual([]);
    expect(found({})).toEqual([]);
  });

  it('takes a sticky group by itself', () => {
    const edge = edgeWith(https(), { web: sticky });
    expect(findings(listenerSplitsStickyClients, { edge })).toEqual([]);
  });
});
