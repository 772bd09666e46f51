/** An IPv4 block: `address` is its first address as a whole number, `prefix` its mask length. */
export interface Ipv4Cidr {
  readonly address: number;
  readonly prefix: number;
}

/**
 * Reads `a.b.c.d/n` in its canonical form: decimal without leading zeros, no host bits set.
 * Gives undefined for anything else.
 */
export function parseIpv4Cidr(text: string): Ipv4Cidr | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (match === null) return undefined;
  const [first = 0, second = 0, third = 0, fourth = 0, prefix = 0] = match.slice(1).map(Number);
  if (Math.max(first, second, third, fourth) > 255 || prefix > 32) return undefined;
  const cidr = { address: ((first * 256 + second) * 256 + third) * 256 + fourth, prefix };
  if (formatIpv4Cidr(cidr) !== text || cidr.address % size(cidr) !== 0) return undefined;
  return cidr;
}

/** `a.b.c.d/n`. */
export function formatIpv4Cidr({ address, prefix }: Ipv4Cidr): string {
  const octets = [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(address / unit) % 256);
  return `${octets.join('.')}/${prefix}`;
}

/** How many addresses the block has. */
export function size({ prefix }: Ipv4Cidr): number {
  return 2 ** (32 - prefix);
}

/** Whether every address of `inner` is one of `outer`. */
export function contains(outer: Ipv4Cidr, inner: Ipv4Cidr): boolean {
  return (
    inner.address >= outer.address && inner.address + size(inner) <= outer.address + size(outer)
  );
}

/** Whether two blocks share an address. */
export function overlaps(one: Ipv4Cidr, other: Ipv4Cidr): boolean {
  return contains(one, other) || contains(other, one);
}

/** The `index`-th block of length `prefix` inside `outer`, counted from 0. */
export function subBlock(outer: Ipv4Cidr, prefix: number, index: number): Ipv4Cidr {
  return { address: outer.address + index * size({ address: 0, prefix }), prefix };
}

const block = (text: string): Ipv4Cidr => {
  const cidr = parseIpv4Cidr(text);
  if (cidr === undefined) throw new Error(`not an IPv4 block: ${text}`);
  return cidr;
};

/** Private addresses (RFC 1918). */
export const PRIVATE_RANGES: readonly Ipv4Cidr[] = [
  block('10.0.0.0/8'),
  block('172.16.0.0/12'),
  block('192.168.0.0/16'),
];

/** Shared address space (RFC 6598), which AWS proposes for pods. */
export const SHARED_RANGE: Ipv4Cidr = block('100.64.0.0/10');

/** Every address that a network of one's own may have. */
export const INNER_RANGES: readonly Ipv4Cidr[] = [...PRIVATE_RANGES, SHARED_RANGE];

/** Whether an input is a block of private or shared addresses. */
export function isInnerBlock(input: unknown): boolean {
  const cidr = typeof input === 'string' ? parseIpv4Cidr(input) : undefined;
  return cidr !== undefined && INNER_RANGES.some((range) => contains(range, cidr));
}

/** The whole internet. */
export const ANYWHERE = '0.0.0.0/0';
