import { domainHostRepeated } from '#environments/rules/domain-host-repeated';
import { edgeOf } from '#test/support/domain-edge';
import { findings } from '#test/support/rule-findings';

describe('domain-host-repeated', () => {
  it('is told at the second balancer and names the first', () => {
    const edge = edgeOf();
    const { public: first } = edge.balancers;
    if (first === undefined) throw new Error('the sample has no balancer named public');
    const twice = { ...edge, balancers: { ...edge.balancers, second: first } };
    expect(findings(domainHostRepeated, { edge: twice })).toMatchObject([
      { property: 'edge.balancers.second.hosts[0]', got: 'shop.example.com' },
    ]);
    const other = { ...first, hosts: ['api.shop.example.com'] };
    const apart = { ...edge, balancers: { ...edge.balancers, second: other } };
    expect(findings(domainHostRepeated, { edge: apart })).toEqual([]);
  });
});
