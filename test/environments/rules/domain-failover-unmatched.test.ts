import { domainFailoverUnmatched } from '#environments/rules/domain-failover-unmatched';
import { type Draft, standby } from '#test/support/domain-edge';
import { findingsAtEdge } from '#test/support/domain-findings';
import { domain, primary } from '#test/support/domain-samples';

const zone = { kind: 'existing', id: 'Z0123456789ABCDEFGHIJ' } as const;
const secondary = (change: object = {}) =>
  domain({ zone, failover: { role: 'secondary', peer: 'production' }, ...change });

function found(peer: object, change: Draft = {}, own: object = {}) {
  return findingsAtEdge(domainFailoverUnmatched, { domain: primary(own) }, [
    standby({ domain: peer }, change),
  ]).map(({ property }) => property);
}

describe('domain-failover-unmatched', () => {
  it('takes a primary and a secondary that name each other', () => {
    expect(found(secondary())).toEqual([]);
  });

  it.each<[string, object, Draft, string]>([
    ['the same region', secondary(), { region: 'eu-west-1' }, 'failover.peer'],
    ['another account', secondary(), { account: '999988887777' }, 'failover.peer'],
    ['another domain', secondary({ name: 'shop.example.org' }), {}, 'name'],
    ['no part in a failover', domain({ zone }), {}, 'failover'],
    [
      'the same part',
      primary({ zone, failover: { role: 'primary', peer: 'production' } }),
      {},
      'failover',
    ],
    ['another peer', secondary({ failover: { role: 'secondary', peer: 'dev' } }), {}, 'failover'],
  ])('refuses a peer of %s', (_, peer, change, property) => {
    expect(found(peer, change)).toEqual([`edge.domain.${property}`]);
  });

  it('refuses two zones for one domain', () => {
    const own = { zone: { kind: 'existing', id: 'Z9' } };
    expect(found(secondary(), {}, own)).toEqual(['edge.domain.zone.id']);
    expect(found(secondary(), {}, { zone })).toEqual([]);
  });
});
