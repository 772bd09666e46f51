import { kafkaNeedsMoreZones } from '#environments/rules/kafka-needs-more-zones';
import { express, findingsIn, standard } from '#test/support/kafka-samples';

describe('kafka-needs-more-zones', () => {
  it.each([
    [standard(), ['a', 'b']],
    [express(), ['a', 'b', 'c']],
    [{ kind: 'serverless' } as const, ['a', 'b']],
  ])('lets a cluster stand in as many zones as its kind needs', (events, zones) => {
    expect(findingsIn(kafkaNeedsMoreZones, events, { zones })).toEqual([]);
    expect(findingsIn(kafkaNeedsMoreZones, events, { zones: zones.slice(1) })).toMatchObject([
      {
        property: 'kafka.events.kind',
        got: events.kind,
        expected: expect.stringContaining(`at least ${zones.length} zones`) as string,
      },
    ]);
  });
});
