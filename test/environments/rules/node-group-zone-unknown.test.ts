import { nodeGroupZoneUnknown } from '#environments/rules/node-group-zone-unknown';
import { findings } from '#test/support/rule-findings';

const found = (zones?: readonly string[]) =>
  findings(nodeGroupZoneUnknown, {
    zones: ['a', 'b'],
    kubernetes: {
      version: '1.35',
      compute: {
        kind: 'nodeGroups',
        groups: {
          workers: { size: { min: 2, max: 4, owner: 'terraform' }, ...(zones && { zones }) },
        },
      },
    },
  });

describe('node-group-zone-unknown', () => {
  it('lets zones of the environment pass, or none', () => {
    expect(found()).toEqual([]);
    expect(found(['b'])).toEqual([]);
  });

  it('names the zone that the environment has not', () => {
    expect(found(['b', 'c'])).toMatchObject([
      { property: 'kubernetes.compute.groups.workers.zones', got: 'c' },
    ]);
  });
});
