import { listenerCannotReachSignIn } from '#environments/rules/listener-cannot-reach-sign-in';
import { edgeWith } from '#test/support/edge-listener';
import { environment } from '#test/support/good-environment';
import { https, signIn } from '#test/support/listener-samples';
import { findings } from '#test/support/rule-findings';

const otherwise = { kind: 'forward', targetGroup: 'web', authenticate: signIn } as const;

describe('listener-cannot-reach-sign-in', () => {
  const found = (nat: 'none' | 'single', shop: object, listener = https({ otherwise })) => {
    const network = { ...environment('production').network, nat };
    const edge = edgeWith(listener, { shop });
    return findings(listenerCannotReachSignIn, { network, edge });
  };

  it('refuses sign-in behind an internal balancer that has no way to the provider', () => {
    const property = 'edge.balancers.shop.listeners.https';
    expect(found('none', {})).toMatchObject([{ property }]);
    expect(found('none', { scheme: 'internal' })).toMatchObject([{ property }]);
  });

  it('takes any other way', () => {
    expect(found('single', {})).toEqual([]);
    expect(found('none', { scheme: 'internet-facing' })).toEqual([]);
    expect(found('none', {}, https())).toEqual([]);
  });
});
