import { kafkaDisksDoNotGrow } from '#environments/rules/kafka-disks-do-not-grow';
import { express, findingsIn, standard } from '#test/support/kafka-samples';

describe('kafka-disks-do-not-grow', () => {
  const events = standard({ storage: { kind: 'tiered', gibPerBroker: 100 } });

  it('wants disks in production that grow by themselves', () => {
    expect(findingsIn(kafkaDisksDoNotGrow, events)).toMatchObject([
      { property: 'kafka.events.storage.growth', got: undefined },
    ]);
  });

  it('has nothing to say of Express, which has none', () => {
    expect(findingsIn(kafkaDisksDoNotGrow, express())).toEqual([]);
  });

  it('leaves other environments alone, and production with an exception', () => {
    expect(findingsIn(kafkaDisksDoNotGrow, events, { tier: 'development' })).toEqual([]);
    expect(kafkaDisksDoNotGrow.effect).toBe('except');
  });
});
