import { fleetPortClosed } from '#environments/rules/fleet-port-closed';
import { findingsIn } from '#test/support/fleet-findings';
import { BEHIND, fleet, REGISTRY } from '#test/support/fleet-samples';

describe('fleet-port-closed', () => {
  const at = (port?: number) =>
    fleet({
      behind: BEHIND,
      operatingSystem: {
        kind: 'al2023',
        userData: [
          { kind: 'script', text: 'true' },
          {
            kind: 'container',
            name: 'shop',
            image: `${REGISTRY}/shop:4.2`,
            ...(port !== undefined && { port }),
          },
        ],
      },
    });

  it('accepts containers at the port of a target group, and those that only call', () => {
    expect(findingsIn(fleetPortClosed, at(8080))).toEqual([]);
    expect(findingsIn(fleetPortClosed, at())).toEqual([]);
    expect(findingsIn(fleetPortClosed, { ...at(9090), behind: [] })).toEqual([]);
  });

  it('refuses another port, for no other is open', () => {
    expect(fleetPortClosed.effect).toBe('refuse');
    expect(findingsIn(fleetPortClosed, at(9090))).toMatchObject([
      { property: 'fleets.legacy.operatingSystem.userData[1].port', got: 9090 },
    ]);
  });
});
