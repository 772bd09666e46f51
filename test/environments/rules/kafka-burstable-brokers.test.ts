import { kafkaBurstableBrokers } from '#environments/rules/kafka-burstable-brokers';
import { findingsIn, standard } from '#test/support/kafka-samples';

describe('kafka-burstable-brokers', () => {
  const events = standard({ brokerType: 'kafka.t3.small' });

  it('wants brokers in production that keep their speed', () => {
    expect(findingsIn(kafkaBurstableBrokers, events)).toMatchObject([
      { property: 'kafka.events.brokerType', got: 'kafka.t3.small' },
    ]);
  });

  it('leaves other environments alone, and production with an exception', () => {
    expect(findingsIn(kafkaBurstableBrokers, events, { tier: 'development' })).toEqual([]);
    expect(kafkaBurstableBrokers.effect).toBe('except');
  });
});
