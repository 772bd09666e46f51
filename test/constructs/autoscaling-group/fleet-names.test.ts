import fc from 'fast-check';
import {
  alarmNameOf,
  groupNameOf,
  logGroupNameOf,
  namePrefixOf,
} from '#constructs/autoscaling-group/fleet-names';

/** Names as environments and fleets have them. */
const names = fc
  .array(fc.stringMatching(/^[a-z][a-z0-9]{0,3}$/), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('-'));

describe('the names of a fleet', () => {
  it.each([
    ['the group', groupNameOf],
    ['the log group', logGroupNameOf],
    ['an alarm', (fleet: string, policy: string) => alarmNameOf(fleet, 'scaling', policy)],
  ])('are never those of another fleet: %s', (_, nameOf) => {
    fc.assert(
      fc.property(names, names, names, names, (one, two, three, four) => {
        if (one === three && two === four) return;
        expect(nameOf(one, two)).not.toBe(nameOf(three, four));
      }),
    );
    expect(nameOf('eu', 'west-shop')).not.toBe(nameOf('eu-west', 'shop'));
  });

  it('leave room for AWS’s suffix, however long they are', () => {
    expect(namePrefixOf('a'.repeat(20), 'b'.repeat(30)).length).toBeLessThanOrEqual(38);
    expect(namePrefixOf('test', 'legacy')).toBe('test-fleet-legacy-');
  });
});
