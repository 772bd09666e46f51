import fc from 'fast-check';
import {
  contains,
  formatIpv4Cidr,
  type Ipv4Cidr,
  overlaps,
  parseIpv4Cidr,
  size,
} from '#constructs/kernel/ipv4-cidr';
import { addressMistakes } from '#constructs/network/address-mistakes';
import { planCidrs, planRequest, type ZoneBlocks } from '#constructs/network/cidr-plan';
import type { NetworkOptions, ZoneSlots } from '#constructs/network/network-options';

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f'];

function cidr(text: string): Ipv4Cidr {
  const parsed = parseIpv4Cidr(text);
  if (parsed === undefined) throw new Error(`the plan wrote ${text}`);
  return parsed;
}

const block = (base: number, prefix: number, index: number) =>
  formatIpv4Cidr({ address: base + index * size({ address: 0, prefix }), prefix });

/** Any network of 10.0.0.0/8 whose shape the planner accepts, with or without a block for pods. */
const networks = fc
  .record({
    prefix: fc.integer({ min: 16, max: 23 }),
    index: fc.nat(255),
    zoneSlots: fc.constantFrom<ZoneSlots>(2, 4, 8),
    nodes: fc.integer({ min: 1, max: 400 }),
    podsPerNode: fc.integer({ min: 1, max: 250 }),
    surge: fc.constantFrom(1, 1.25, 1.5, 2, 3),
    podPrefix: fc.option(fc.integer({ min: 16, max: 20 }), { nil: undefined }),
  })
  .chain((shape) =>
    fc.record({
      zones: fc
        .integer({ min: 1, max: Math.min(shape.zoneSlots, 6) })
        .map((n) => LETTERS.slice(0, n)),
      options: fc.constant<NetworkOptions>({
        cidr: block(10 * 2 ** 24, shape.prefix, shape.index),
        nat: 'none',
        zoneSlots: shape.zoneSlots,
        capacity: { nodes: shape.nodes, podsPerNode: shape.podsPerNode, surge: shape.surge },
        ...(shape.podPrefix !== undefined && {
          podCidr: block(100 * 2 ** 24 + 64 * 2 ** 16, shape.podPrefix, 1),
        }),
      }),
    }),
  );

const blocksOf = ({ public: front, private: inner, isolated, pods }: ZoneBlocks) =>
  pods === undefined ? [front, inner, isolated] : [front, inner, isolated, pods];

describe('the CIDR plan', () => {
  it('keeps every subnet inside its block and apart from every other', () => {
    fc.assert(
      fc.property(networks, ({ options, zones }) => {
        const plan = planCidrs(planRequest(options, zones));
        const homes = [options.cidr, ...(options.podCidr ? [options.podCidr] : [])].map(cidr);
        const all = plan.zones.flatMap(blocksOf).map(cidr);
        expect(all).toHaveLength(zones.length * (options.podCidr ? 4 : 3));
        for (const [index, subnet] of all.entries()) {
          expect(homes.some((home) => contains(home, subnet))).toBe(true);
          expect(all.slice(index + 1).some((other) => overlaps(subnet, other))).toBe(false);
        }
      }),
    );
  });

  it('moves no subnet when a zone is appended', () => {
    fc.assert(
      fc.property(networks, ({ options, zones }) => {
        const before = planCidrs(planRequest(options, zones.slice(0, -1)));
        const after = planCidrs(planRequest(options, zones));
        expect(after.zones.slice(0, -1)).toEqual(before.zones);
      }),
    );
  });

  it('has an address for every node and pod of an accepted network, with any zone lost', () => {
    fc.assert(
      fc.property(networks, ({ options, zones }) => {
        fc.pre(addressMistakes(options, zones).length === 0);
        const { capacity } = planRequest(options, zones);
        const plan = planCidrs(planRequest(options, zones));
        const nodes = capacity.nodes * capacity.surge;
        const pods = nodes * capacity.podsPerNode;
        const lost = zones.length > 1 ? 1 : 0;
        const left = plan.zones.slice(lost);
        const total = (blocks: string[]) =>
          blocks.reduce((sum, text) => sum + size(cidr(text)) - 5, 0);
        const privateAddresses = total(left.map((zone) => zone.private));
        const podAddresses = total(left.flatMap((zone) => zone.pods ?? []));
        expect(privateAddresses).toBeGreaterThanOrEqual(options.podCidr ? nodes : nodes + pods);
        if (options.podCidr) expect(podAddresses).toBeGreaterThanOrEqual(pods);
      }),
    );
  });

  it('refuses some networks and accepts others, so that the promise above is not empty', () => {
    const accepted = fc
      .sample(networks, 300)
      .filter(({ options, zones }) => addressMistakes(options, zones).length === 0);
    expect(accepted.length).toBeGreaterThan(30);
    expect(accepted.length).toBeLessThan(300);
  });

  it('cuts 10.40.0.0/16 for three zones as written in the README', () => {
    const options: NetworkOptions = { cidr: '10.40.0.0/16', nat: 'per-zone' };
    expect(planCidrs(planRequest(options, ['a', 'b', 'c'])).zones).toEqual([
      { zone: 'a', private: '10.40.0.0/19', public: '10.40.32.0/21', isolated: '10.40.40.0/21' },
      { zone: 'b', private: '10.40.64.0/19', public: '10.40.96.0/21', isolated: '10.40.104.0/21' },
      {
        zone: 'c',
        private: '10.40.128.0/19',
        public: '10.40.160.0/21',
        isolated: '10.40.168.0/21',
      },
    ]);
  });
});

describe('a network that is too small', () => {
  const zones = ['a', 'b', 'c'];

  it('is told the arithmetic, and offered a block for pods', () => {
    const [mistake] = addressMistakes(
      { cidr: '10.0.0.0/20', nat: 'none', capacity: { nodes: 100, podsPerNode: 50 } },
      zones,
    );
    expect(mistake?.property).toBe('cidr');
    // ceil(100 × 1.25 / 2) = 63 nodes in a zone × (1 + 80 addresses for 50 pods) + 48 others
    expect(mistake?.expected).toBe(
      '5151 addresses in each private subnet for 100 nodes × 50 pods × surge 1.25 with one zone lost; it has 507',
    );
    expect(mistake?.fix).toContain("podCidr: '100.64.0.0/16'");
  });

  it('is accepted once pods have their own block', () => {
    const options: NetworkOptions = {
      cidr: '10.0.0.0/20',
      nat: 'none',
      capacity: { nodes: 100, podsPerNode: 50 },
      podCidr: '100.64.0.0/16',
    };
    expect(addressMistakes(options, zones)).toEqual([]);
  });

  it('is told when a load balancer would not fit into its public subnets', () => {
    const [mistake] = addressMistakes({ cidr: '10.0.0.0/23', nat: 'none' }, zones);
    expect(mistake?.fix).toBe('Write a block of /22 or larger.');
  });

  it('is told when it has more zones than slots', () => {
    const mistakes = addressMistakes({ cidr: '10.0.0.0/16', nat: 'none', zoneSlots: 2 }, zones);
    expect(mistakes.map(({ property }) => property)).toEqual(['zoneSlots']);
  });
});
