import type { NetworkCapacity } from '#constructs/network/network-options';
import { moreNodesThanPlanned } from '#environments/rules/more-nodes-than-planned';
import { findings } from '#test/support/rule-findings';

const found = (maxima: readonly number[], capacity?: NetworkCapacity) =>
  findings(moreNodesThanPlanned, {
    network: { cidr: '10.40.0.0/16', nat: 'per-zone', ...(capacity && { capacity }) },
    kubernetes: {
      version: '1.35',
      compute: {
        kind: 'nodeGroups',
        groups: Object.fromEntries(
          maxima.map((max, index) => [
            `group-${index}`,
            { size: { min: 1, max, owner: 'terraform' } },
          ]),
        ),
      },
    },
  });

describe('more-nodes-than-planned', () => {
  it('lets groups pass that together fit the network’s plan', () => {
    expect(found([10, 10])).toEqual([]);
    expect(found([30, 10], { nodes: 40, podsPerNode: 30 })).toEqual([]);
  });

  it('refuses more, with the number to plan for', () => {
    expect(found([15, 6])).toMatchObject([
      { got: 21, fix: 'Raise network.capacity.nodes to 21, or lower max.' },
    ]);
    expect(found([41], { nodes: 40, podsPerNode: 30 })).toHaveLength(1);
  });
});
