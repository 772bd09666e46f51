import { isTimeZone } from '#constructs/autoscaling-group/time-zone';

describe('a time zone', () => {
  it.each(['UTC', 'Europe/Berlin', 'America/Port-au-Prince', 'Etc/GMT+9', 'Etc/GMT-14'])(
    'may be %s',
    (zone) => {
      expect(isTimeZone(zone)).toBe(true);
    },
  );

  it.each(['+09:00', 'Etc/GMT+99', 'Europe/Atlantis', '', 'Etc/GMT+', 'UTC+1', 7, undefined])(
    'is not %p',
    (zone) => {
      expect(isTimeZone(zone)).toBe(false);
    },
  );
});
