import type { Compute, FargateSelector } from '#constructs/kubernetes-cluster/compute-options';
import type { NodeGroupOptions } from '#constructs/kubernetes-cluster/node-group-options';
import { nowhereForSystemPods } from '#environments/rules/nowhere-for-system-pods';
import { findings } from '#test/support/rule-findings';

const found = (compute: Compute) =>
  findings(nowhereForSystemPods, { kubernetes: { version: '1.35', compute } });
const groups = (...all: NodeGroupOptions[]): Compute => ({
  kind: 'nodeGroups',
  groups: Object.fromEntries(all.map((group, index) => [`group-${index}`, group])),
});
const fargate = (selector: FargateSelector): Compute => ({
  kind: 'fargate',
  profiles: { only: { selectors: [selector] } },
});

const open: NodeGroupOptions = { size: { min: 1, max: 3, owner: 'autoscaler' } };
const empty: NodeGroupOptions = { size: { min: 0, max: 3, owner: 'autoscaler' } };
const tainted: NodeGroupOptions = { ...open, taints: [{ key: 'batch', effect: 'NoSchedule' }] };

describe('nowhere-for-system-pods', () => {
  it('lets clusters pass where the add-ons find a node', () => {
    expect(found({ kind: 'auto' })).toEqual([]);
    expect(found(groups(tainted, open))).toEqual([]);
    expect(found(groups({ size: { ...empty.size, desired: 2 } }))).toEqual([]);
    expect(
      found(groups({ ...open, taints: [{ key: 'slow', effect: 'PreferNoSchedule' }] })),
    ).toEqual([]);
    expect(found(fargate({ namespace: 'kube-system' }))).toEqual([]);
  });

  it('refuses groups that are all tainted or empty at first', () => {
    expect(found(groups(tainted, empty))).toMatchObject([
      { property: 'kubernetes.compute.groups', got: ['group-0', 'group-1'] },
    ]);
  });

  it('refuses Fargate without a profile for every pod of kube-system', () => {
    expect(found(fargate({ namespace: 'shop' }))).toHaveLength(1);
    expect(found(fargate({ namespace: 'kube-system', labels: { app: 'x' } }))).toHaveLength(1);
  });
});
