import {
  drainSeconds,
  gracePeriodSeconds,
  warmupSeconds,
} from '#constructs/autoscaling-group/fleet-times';
import { fleet, targetGroup } from '#test/support/fleet-samples';

const slow = targetGroup({
  deregistrationDelaySeconds: 300,
  secondsUntilHealthy: 10,
  slowStartSeconds: 0,
});
const gentle = targetGroup({
  deregistrationDelaySeconds: 45,
  secondsUntilHealthy: 20,
  slowStartSeconds: 120,
});

describe('the times of a fleet', () => {
  it('let an instance drain until the slowest of its target groups lets go', () => {
    expect(drainSeconds(fleet(), [gentle, slow])).toBe(300);
  });

  it('let one that nobody asks drain as briefly as a hook can', () => {
    expect(drainSeconds(fleet(), [])).toBe(30);
    expect(drainSeconds(fleet(), [targetGroup({ deregistrationDelaySeconds: 5 })])).toBe(30);
  });

  it('keep a drain that is written', () => {
    expect(drainSeconds(fleet({ drainSeconds: 900 }), [slow])).toBe(900);
  });

  it('give a new instance its boot and the slowest checks before it is replaced', () => {
    expect(gracePeriodSeconds(fleet({ bootSeconds: 90 }), [slow, gentle])).toBe(110);
    expect(gracePeriodSeconds(fleet({ bootSeconds: 90 }), [])).toBe(90);
  });

  it('count a new instance once it has its full share of the requests', () => {
    expect(warmupSeconds(fleet({ bootSeconds: 90 }), [slow, gentle])).toBe(230);
    expect(warmupSeconds(fleet({ bootSeconds: 90 }), [])).toBe(90);
  });
});
