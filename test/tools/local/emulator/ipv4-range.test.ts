import { inside, ipv4Range, overlap, type Ipv4Range } from '#tools/local/emulator/ipv4-range';

function range(cidr: string): Ipv4Range {
  const found = ipv4Range(cidr);
  if (!found) throw new Error(`${cidr} is no range`);
  return found;
}

it.each(['10.0.0.0/33', '10.0.0.1/16', '256.0.0.0/8', '10.0.0.0', 'fd00::/8', ''])(
  '%p is no IPv4 range',
  (cidr) => expect(ipv4Range(cidr)).toBeUndefined(),
);

it('knows which ranges share addresses and which hold others', () => {
  expect(overlap(range('10.0.0.0/16'), range('10.0.255.0/24'))).toBe(true);
  expect(overlap(range('10.0.0.0/16'), range('10.1.0.0/16'))).toBe(false);
  expect(inside(range('172.20.0.0/16'), range('172.16.0.0/12'))).toBe(true);
  expect(inside(range('172.16.0.0/12'), range('172.20.0.0/16'))).toBe(false);
  expect(range('0.0.0.0/0')).toMatchObject({ first: 0, last: 2 ** 32 - 1 });
});
