import { kafkaVersionUnknown } from '#environments/rules/kafka-version-unknown';
import { findingsIn, standard } from '#test/support/kafka-samples';

describe('kafka-version-unknown', () => {
  it.each(['3.8.x', '3.9.x.kraft', '3.6.0'])('knows %s', (version) => {
    expect(findingsIn(kafkaVersionUnknown, standard({ version }))).toEqual([]);
  });

  it.each(['3.9.1', '4.0.x', '5.0.x.kraft'])('lists what it knows instead of %s', (version) => {
    expect(findingsIn(kafkaVersionUnknown, standard({ version }))).toMatchObject([
      {
        property: 'kafka.events.version',
        got: version,
        expected: expect.stringContaining('3.9.x.kraft') as string,
      },
    ]);
  });
});
