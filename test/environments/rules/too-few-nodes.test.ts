import { tooFewNodes } from '#environments/rules/too-few-nodes';
import { findings } from '#test/support/rule-findings';

const group = (min: number) => ({ size: { min, max: 9, owner: 'autoscaler' } }) as const;
const kubernetes = (...mins: number[]) => ({
  version: '1.35',
  compute: {
    kind: 'nodeGroups' as const,
    groups: Object.fromEntries(mins.map((min, index) => [`group-${index}`, group(min)])),
  },
});

describe('too-few-nodes', () => {
  it('lets production pass with a node for each zone, in whichever group', () => {
    expect(findings(tooFewNodes, { kubernetes: kubernetes(3) })).toEqual([]);
    expect(findings(tooFewNodes, { kubernetes: kubernetes(1, 2) })).toEqual([]);
  });

  it('wants an exception for fewer', () => {
    expect(tooFewNodes.effect).toBe('except');
    expect(findings(tooFewNodes, { kubernetes: kubernetes(1, 1) })).toMatchObject([
      { property: 'kubernetes.compute.groups', got: 2, fix: 'Raise min to 3.' },
    ]);
  });

  it('binds production only, and Auto Mode never, which counts by itself', () => {
    expect(findings(tooFewNodes, { tier: 'staging', kubernetes: kubernetes(1) })).toEqual([]);
    const auto = { version: '1.35', compute: { kind: 'auto' } } as const;
    expect(findings(tooFewNodes, { kubernetes: auto })).toEqual([]);
  });
});
