import { REGION_ZONES } from '#constructs/kernel/aws-regions';

describe('the zones of each region', () => {
  it.each(Object.entries(REGION_ZONES))(
    '%s has each of its letters once, in order',
    (region, zones) => {
      expect(region).toMatch(/^[a-z]{2}-[a-z]+-\d$/);
      expect(zones).toMatch(/^[a-f]{2,6}$/);
      expect([...new Set(zones)].sort().join('')).toBe(zones);
    },
  );
});
