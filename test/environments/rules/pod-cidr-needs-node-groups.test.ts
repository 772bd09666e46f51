import type { Compute } from '#constructs/kubernetes-cluster/compute-options';
import { podCidrNeedsNodeGroups } from '#environments/rules/pod-cidr-needs-node-groups';
import { findings } from '#test/support/rule-findings';

const network = { cidr: '10.40.0.0/16', nat: 'per-zone' } as const;
const found = (compute: Compute, podCidr?: string) =>
  findings(podCidrNeedsNodeGroups, {
    network: { ...network, ...(podCidr !== undefined && { podCidr }) },
    kubernetes: { version: '1.35', compute },
  });
const nodeGroups: Compute = {
  kind: 'nodeGroups',
  groups: { workers: { size: { min: 3, max: 9, owner: 'autoscaler' } } },
};

describe('pod-cidr-needs-node-groups', () => {
  it('lets a block for pods pass with node groups, and its absence with any compute', () => {
    expect(found(nodeGroups, '100.64.0.0/16')).toEqual([]);
    expect(found({ kind: 'auto' })).toEqual([]);
  });

  it.each([{ kind: 'auto' }, { kind: 'fargate', profiles: {} }] as const)(
    'refuses it with compute of another kind, and says why: $kind',
    (compute) => {
      expect(found(compute, '100.64.0.0/16')).toMatchObject([
        {
          property: 'network.podCidr',
          expected: expect.stringContaining(
            `'${compute.kind}': its pods live in the private subnets`,
          ) as string,
        },
      ]);
    },
  );
});
