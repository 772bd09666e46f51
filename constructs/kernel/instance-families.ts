/**
 * One line of sizes, and the families that have just these, by their GiB of memory for each
 * processor. `4x` is `4xlarge`.
 */
type FamilyRow = readonly [sizes: string, ...families: (readonly [gib: number, names: string])[]];

/**
 * Families of EC2's Nitro system; others cannot give pods prefixes of addresses, as our CNI is set, and are
 * of generations that no new fleet is made of. Left out: Macs, HPC, high memory (u), FPGAs, media and Qualcomm accelerators, and a1,
 * which no image of ours runs on.
 * Source: EC2's DescribeInstanceTypes, in moto 5.2.5's copy, and
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/, read 2026-11-24. A test holds the table
 * against that copy. A new family: add it to the line with its sizes.
 */
const FAMILIES: readonly FamilyRow[] = [
  [
    'large x 2x 4x 8x 12x 16x 24x 32x 48x 96x metal-48xl metal-96xl',
    [2, 'c8i c8ib c8id c8in'],
    [4, 'm8i m8ib m8id m8idb m8idn m8in'],
    [8, 'r8i r8ib r8id r8idb r8idn r8in'],
  ],
  [
    'medium large x 2x 4x 8x 12x 16x 24x 48x metal-24xl metal-48xl',
    [2, 'c8a c8g c8gb c8gd c8gn'],
    [4, 'm8a m8g m8gb m8gd m8gn'],
    [8, 'r8a r8g r8gb r8gd r8gn'],
    [16, 'x8g'],
  ],
  [
    'medium large x 2x 4x 8x 12x 16x metal',
    [2, 'c6g c6gd c7g c7gd c7gn'],
    [4, 'm6g m6gd m7g m7gd'],
    [8, 'r6g r6gd r7g r7gd'],
    [16, 'x2gd'],
  ],
  [
    'large x 2x 4x 8x 12x 16x 24x 32x metal',
    [2, 'c6i c6id c6in'],
    [4, 'm6i m6id m6idn m6in'],
    [8, 'i4i r6i r6id r6idn r6in'],
  ],
  ['large x 2x 4x 8x 12x 16x 24x metal', [4, 'm5 m5d m5dn m5n'], [8, 'r5 r5b r5d r5dn r5n']],
  ['large x 2x 4x 8x 12x 16x 24x', [2, 'c5a c5ad'], [4, 'm5a m5ad'], [8, 'r5a r5ad']],
  [
    'medium large x 2x 4x 8x 12x 16x 24x 48x metal-48xl',
    [2, 'c9g c9gd'],
    [4, 'm9g m9gd'],
    [8, 'r9g r9gd'],
  ],
  ['48x', [32 / 3, 'p5e p5en p6-b200 trn2u'], [64 / 3, 'p6-b300']],
  ['large x 2x 4x 8x 12x 16x', [2, 'c7i-flex c8i-flex'], [4, 'm7i-flex m8i-flex'], [8, 'r8i-flex']],
  [
    'large x 2x 4x 8x 12x 16x 24x 48x metal-24xl metal-48xl',
    [2, 'c7i'],
    [4, 'm7i'],
    [8, 'i7i i8g r7i'],
  ],
  ['24x', [8, 'p3dn'], [12, 'p4d p4de']],
  ['large x 2x 4x 8x 12x 16x 24x 32x 48x metal', [2, 'c6a'], [4, 'm6a'], [8, 'r6a']],
  ['medium large x 2x 4x 8x 12x 16x 24x 32x 48x metal-48xl', [2, 'c7a'], [4, 'm7a'], [8, 'r7a']],
  ['nano micro small medium large x 2x', [4, 't3 t3a t4g']],
  ['x 2x 4x 8x 12x 16x 24x 48x', [4, 'g5 g6'], [8, 'g6e']],
  ['2x 4x 8x 12x 24x 48x', [4, 'g7'], [32 / 3, 'g7e']],
  ['large x 2x 3x 6x 12x 18x 24x 48x metal-24xl metal-48xl', [8, 'i7ie i8ge']],
  ['large x 2x 3x 6x 12x metal', [4, 'm5zn'], [8, 'z1d']],
  ['large x 2x 4x 8x 12x', [2, 'c8ine'], [4, 'm8ine']],
  ['large x 2x 4x 8x 16x', [4, 'im4gn'], [8, 'i4g']],
  ['large x 2x 4x 9x 12x 18x 24x metal', [2, 'c5 c5d']],
  ['16x 24x 32x metal', [16, 'x2idn']],
  ['2x 32x', [4, 'trn1']],
  ['2x 4x 6x 8x 12x metal', [32, 'x2iezn']],
  ['32x', [4, 'trn1n']],
  ['3x 48x', [32 / 3, 'trn2']],
  ['4x', [8, 'gr6f']],
  ['4x 48x', [32 / 3, 'p5']],
  ['4x 8x', [8, 'gr6']],
  ['large x 2x 3x 6x 12x 24x metal', [8, 'i3en']],
  ['large x 2x 4x', [4, 'g6f']],
  ['large x 2x 4x 8x 12x 16x 24x 32x 48x 64x 96x metal-48xl metal-96xl', [16, 'x8i']],
  ['large x 2x 4x 8x 12x 16x 32x metal-16xl metal-32xl', [8, 'r7iz']],
  ['large x 2x 4x 9x 18x metal', [2.625, 'c5n']],
  ['large x 3x 6x 12x 24x metal-12xl metal-24xl', [32, 'x8aedz']],
  ['medium large x 2x 4x 8x', [6, 'is4gen']],
  ['medium large x 2x 4x 8x 12x 16x', [2, 'c6gn']],
  ['medium large x 3x 6x 12x 24x metal-12xl metal-24xl', [4, 'm8azn']],
  ['nano micro small medium', [2, 't8i']],
  ['x 2x 4x 6x 8x 12x', [4, 'd3en']],
  ['x 2x 4x 8x', [8, 'd3']],
  ['x 2x 4x 8x 12x 16x metal', [4, 'g4dn']],
  ['x 2x 4x 8x 16x 24x 32x metal', [32, 'x2iedn']],
  ['x 2x 4x 8x 16x metal', [2, 'g5g']],
  ['x 2x 6x 24x', [2, 'inf1']],
  ['x 8x 24x 48x', [4, 'inf2']],
];

/** Memory in GiB of the types that have not what their family has for each processor. */
const OTHER_MEMORY: Readonly<Record<string, number>> = {
  'c5n.9xlarge': 96,
  'c5n.18xlarge': 192,
  'c5n.metal': 192,
  'g4dn.metal': 384,
  'g7e.2xlarge': 64,
  'g7e.4xlarge': 128,
  'g7e.8xlarge': 256,
  'p5.4xlarge': 256,
};

/** Processors of the types that have more than the family's largest other size. */
const OTHER_PROCESSORS: Readonly<Record<string, number>> = { 'g4dn.metal': 96 };

/** Burstable types have two processors in every size below xlarge; their memory is this, in GiB. */
const BURSTABLE_MEMORY: Readonly<Record<string, number>> = {
  nano: 0.5,
  micro: 1,
  small: 2,
  medium: 4,
};

/** What a node of one type has. */
export interface InstanceCapacity {
  /** Virtual processors. */
  readonly processors: number;
  /** Memory in GiB. */
  readonly memoryGib: number;
}

const CAPACITY: ReadonlyMap<string, ReadonlyMap<string, InstanceCapacity>> = new Map(
  FAMILIES.flatMap(([sizes, ...groups]) =>
    groups.flatMap(([gib, names]) =>
      names
        .split(' ')
        .map((family) => [family, capacities(family, sizes.split(' '), gib)] as const),
    ),
  ),
);

/** Every family in the table. */
export const FAMILY_NAMES: readonly string[] = [...CAPACITY.keys()];

/** The sizes of a family, smallest first; empty for one that is not in the table. */
export function sizesOf(family: string): readonly string[] {
  return [...(CAPACITY.get(family)?.keys() ?? [])];
}

/** What a node of a type has; undefined for one that is not in the table. */
export function capacityOf(instanceType: string): InstanceCapacity | undefined {
  const [family = '', size = '', ...rest] = instanceType.split('.');
  return rest.length === 0 ? CAPACITY.get(family)?.get(size) : undefined;
}

function capacities(
  family: string,
  shortSizes: readonly string[],
  gib: number,
): Map<string, InstanceCapacity> {
  const burstable = /^t\d/.test(family);
  const largest = Math.max(...shortSizes.map((short) => processorsOf(short) ?? 0));
  return new Map(
    shortSizes.map((short) => {
      const size = short.replace(/^(\d*)x$/, '$1xlarge');
      const type = `${family}.${size}`;
      const burst = burstable ? BURSTABLE_MEMORY[size] : undefined;
      const processors =
        OTHER_PROCESSORS[type] ?? (burst === undefined ? processorsOf(short) : 2) ?? largest;
      return [size, { processors, memoryGib: burst ?? OTHER_MEMORY[type] ?? processors * gib }];
    }),
  );
}

/** Undefined for `metal` alone, which is as large as the family's largest size. */
function processorsOf(shortSize: string): number | undefined {
  const fixed: Readonly<Record<string, number>> = { medium: 1, large: 2, x: 4 };
  const [times] = /\d+/.exec(shortSize) ?? [];
  return times === undefined ? fixed[shortSize] : 4 * Number(times);
}
