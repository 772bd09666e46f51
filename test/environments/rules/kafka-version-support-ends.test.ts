import { kafkaVersionSupportEnds } from '#environments/rules/kafka-version-support-ends';
import { findingsIn, standard } from '#test/support/kafka-samples';

describe('kafka-version-support-ends', () => {
  const on = (today: string) =>
    findingsIn(kafkaVersionSupportEnds, standard({ version: '3.7.x' }), {}, today);

  it('is silent until ninety days before the end', () => {
    expect(on('2026-06-02')).toEqual([]);
  });

  it('then warns until the end comes', () => {
    expect(on('2026-06-03')).toMatchObject([
      {
        property: 'kafka.events.version',
        expected: expect.stringContaining('2026-09-01') as string,
      },
    ]);
    expect(on('2026-09-01')).toEqual([]);
  });

  it('does no more than warn', () => {
    expect(kafkaVersionSupportEnds.effect).toBe('warn');
  });
});
