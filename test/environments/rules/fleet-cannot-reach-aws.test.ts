import type { InterfaceEndpoint } from '#constructs/network/interface-endpoints';
import { fleetCannotReachAws } from '#environments/rules/fleet-cannot-reach-aws';
import { findingsIn } from '#test/support/fleet-findings';
import { fleet, REGISTRY } from '#test/support/fleet-samples';

describe('fleet-cannot-reach-aws', () => {
  const without = (interfaceEndpoints: readonly InterfaceEndpoint[], options = fleet()) =>
    findingsIn(fleetCannotReachAws, options, {
      network: { cidr: '10.40.0.0/16', nat: 'none', interfaceEndpoints },
    });
  const ALL: readonly InterfaceEndpoint[] = ['ecr.api', 'ecr.dkr', 'logs', 'ssm', 'ssmmessages'];

  it('is silent where a fleet reaches what it needs', () => {
    expect(without(ALL)).toEqual([]);
    expect(findingsIn(fleetCannotReachAws, fleet())).toEqual([]);
    expect(without([], fleet())).not.toEqual([]);
  });

  it('names the endpoints that are missing', () => {
    expect(fleetCannotReachAws.effect).toBe('refuse');
    expect(without(['ssm'])).toMatchObject([
      {
        property: 'network.interfaceEndpoints',
        fix: "Add 'ecr.api', 'ecr.dkr', 'logs', 'ssmmessages', or write nat: 'per-zone'.",
      },
    ]);
  });

  it('knows that user data ends its wait by a call', () => {
    const waiting = fleet({ operatingSystem: { kind: 'al2023', waitForUserDataSeconds: 300 } });
    expect(without(ALL, waiting)).toMatchObject([
      { fix: "Add 'autoscaling', or write nat: 'per-zone'." },
    ]);
  });

  it('refuses images that no endpoint leads to', () => {
    const images = ['nginx:1', `${REGISTRY.replace('eu-west-1', 'us-east-1')}/shop:4.2`];
    const operatingSystem = {
      kind: 'al2023',
      userData: [...images, `${REGISTRY}/shop:4.2`].map((image, index) => ({
        kind: 'container' as const,
        name: `c${index}`,
        image,
      })),
    } as const;
    expect(without(ALL, fleet({ operatingSystem }))).toMatchObject(
      images.map((got, index) => ({
        property: `fleets.legacy.operatingSystem.userData[${index}].image`,
        got,
      })),
    );
    expect(findingsIn(fleetCannotReachAws, fleet({ operatingSystem }))).toEqual([]);
  });

  it('is silent where there is no fleet', () => {
    expect(
      findingsIn(fleetCannotReachAws, fleet(), {
        network: { cidr: '10.40.0.0/16', nat: 'none' },
        fleets: {},
      }),
    ).toEqual([]);
  });
});
