import { fleetContainerIsSuperpowered } from '#environments/rules/fleet-container-is-superpowered';
import { findingsIn } from '#test/support/fleet-findings';
import { fleet, REGISTRY } from '#test/support/fleet-samples';

describe('fleet-container-is-superpowered', () => {
  const of = (superpowered: boolean, change = {}) =>
    findingsIn(
      fleetContainerIsSuperpowered,
      fleet({
        operatingSystem: {
          kind: 'bottlerocket',
          userData: [
            { kind: 'host-container', name: 'shop', image: `${REGISTRY}/shop:4.2`, superpowered },
          ],
        },
      }),
      change,
    );

  it('wants no container that is root on its host in production', () => {
    expect(fleetContainerIsSuperpowered.effect).toBe('except');
    expect(of(true)).toMatchObject([
      { property: 'fleets.legacy.operatingSystem.userData[0].superpowered' },
    ]);
    expect(of(false)).toEqual([]);
  });

  it('leaves other environments alone', () => {
    expect(of(true, { tier: 'development' })).toEqual([]);
  });
});
