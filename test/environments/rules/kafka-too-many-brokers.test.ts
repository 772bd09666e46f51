import { kafkaTooManyBrokers } from '#environments/rules/kafka-too-many-brokers';
import { findingsIn, standard } from '#test/support/kafka-samples';

describe('kafka-too-many-brokers', () => {
  it.each([
    ['3.9.x', 10, 11, 30],
    ['3.9.x.kraft', 20, 21, 60],
  ])('lets %s have %d in each of three zones, not %d', (version, most, more, quota) => {
    expect(findingsIn(kafkaTooManyBrokers, standard({ version, brokersPerZone: most }))).toEqual(
      [],
    );
    expect(
      findingsIn(kafkaTooManyBrokers, standard({ version, brokersPerZone: more })),
    ).toMatchObject([
      {
        property: 'kafka.events.brokersPerZone',
        got: more,
        expected: expect.stringContaining(`at most ${quota} brokers`) as string,
        fix: expect.stringContaining(`Write ${most} or less`) as string,
      },
    ]);
  });
});
