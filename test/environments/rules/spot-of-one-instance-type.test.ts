import type { NodeGroupOptions } from '#constructs/kubernetes-cluster/node-group-options';
import { spotOfOneInstanceType } from '#environments/rules/spot-of-one-instance-type';
import { findings } from '#test/support/rule-findings';

const found = (group: Partial<NodeGroupOptions>) =>
  findings(spotOfOneInstanceType, {
    kubernetes: {
      version: '1.35',
      compute: {
        kind: 'nodeGroups',
        groups: { workers: { size: { min: 1, max: 3, owner: 'autoscaler' }, ...group } },
      },
    },
  });

describe('spot-of-one-instance-type', () => {
  it('is silent about Spot of several types, and on-demand of one', () => {
    expect(found({ capacity: 'spot' })).toEqual([]);
    expect(found({ instanceTypes: ['m7g.large'] })).toEqual([]);
  });

  it('warns of Spot of one type', () => {
    expect(spotOfOneInstanceType.effect).toBe('warn');
    expect(found({ capacity: 'spot', instanceTypes: ['m7g.large'] })).toMatchObject([
      { property: 'kubernetes.compute.groups.workers.instanceTypes', got: ['m7g.large'] },
    ]);
  });
});
