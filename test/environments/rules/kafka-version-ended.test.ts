import { kafkaVersionEnded } from '#environments/rules/kafka-version-ended';
import { findingsIn, standard } from '#test/support/kafka-samples';

describe('kafka-version-ended', () => {
  const on = (today: string) =>
    findingsIn(kafkaVersionEnded, standard({ version: '3.7.x' }), {}, today);

  it('takes a version on the day before its end', () => {
    expect(on('2026-08-31')).toEqual([]);
  });

  it('refuses it from that day on and names the recommended one', () => {
    expect(on('2026-09-01')).toMatchObject([
      {
        property: 'kafka.events.version',
        expected: 'a version that MSK still supports; support of 3.7.x ended on 2026-09-01',
        fix: expect.stringContaining("'3.9.x'") as string,
      },
    ]);
  });
});
