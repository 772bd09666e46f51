import { isIPv6 } from 'node:net';
import { parseIpv4Cidr } from '#constructs/kernel/ipv4-cidr';

/** Which of both kinds of IP sets takes a range; `undefined`: neither. */
export function addressVersion(input: unknown): 'IPV4' | 'IPV6' | undefined {
  if (typeof input !== 'string') return undefined;
  const ipv4 = parseIpv4Cidr(input);
  if (ipv4 !== undefined) return ipv4.prefix > 0 ? 'IPV4' : undefined;
  return isIpv6Range(input) ? 'IPV6' : undefined;
}

/** `address/prefix` in the one form of RFC 5952, without host bits, not `::/0`. */
function isIpv6Range(input: string): boolean {
  const [, address = '', digits = ''] = /^([0-9a-f:]+)\/([1-9]\d{0,2})$/.exec(input) ?? [];
  const prefix = Number(digits);
  if (!isIPv6(address) || prefix > 128 || canonical(address) !== address) return false;
  return bits(address) % (1n << BigInt(128 - prefix)) === 0n;
}

/** URLs write an address in the form of RFC 5952. Source: https://url.spec.whatwg.org/#concept-ipv6-serializer */
function canonical(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}

function bits(address: string): bigint {
  const [head = '', tail = ''] = address.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const [first, last] = [groups(head), groups(tail)];
  const zeros = Array<string>(8 - first.length - last.length).fill('0');
  return [...first, ...zeros, ...last].reduce(
    (sum, group) => sum * 65_536n + BigInt(`0x${group}`),
    0n,
  );
}
