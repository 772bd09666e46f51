import { InvalidInput, type Rejection } from '#constructs/kernel/invalid-input';
import { good } from '#test/support/good-environment';
import { rejectionsOf } from '#test/support/wrong-environment';
import { express } from '#test/support/kafka-samples';
import {
  type Draft,
  ofExpress,
  ofStandard,
  orders,
  WRONG_KAFKA,
} from '#test/support/wrong-kafka-cases';

function mistakesOf(kafka: unknown, change: Draft = {}): readonly Rejection[] {
  const production = { ...good('production'), kafka, ...change };
  return rejectionsOf({ production });
}

describe('a wrong Kafka cluster', () => {
  it.each([ofStandard(orders({})), ofExpress(orders({})), { kind: 'serverless' }])(
    'has a twin without the mistake that is accepted: %j',
    (events) => {
      expect(mistakesOf({ events })).toEqual([]);
    },
  );

  it.each(WRONG_KAFKA)(
    'is told of $title, once and clearly',
    ({ cluster, property, expected, fix }) => {
      const mistakes = mistakesOf({ events: cluster });
      expect(mistakes.map((mistake) => mistake.property)).toEqual([`kafka.events.${property}`]);
      expect(mistakes[0]?.source).toBe('environments/production.ts');
      expect(mistakes[0]?.expected).toMatch(expected);
      expect(mistakes[0]?.fix).toMatch(fix);
    },
  );

  it('is shown on one line of visible characters, whatever was written', () => {
    for (const { cluster } of WRONG_KAFKA) {
      const { message } = new InvalidInput(mistakesOf({ events: cluster }));
      expect(message.split('\n')).toHaveLength(2);
      expect(message).not.toMatch(/[^\P{C}\n]/u);
    }
  });

  it.each(['Events', 'a'.repeat(41), 'events_eu', '../events', '${events}'])(
    'is told of the name %p',
    (name) => {
      const [mistake] = mistakesOf({ [name]: { kind: 'serverless' } });
      expect(mistake?.property).toMatch(/^kafka/);
      expect(mistake?.expected).toMatch(/a name of 1 to 40 characters/);
    },
  );

  it('is told that its environment has too few zones', () => {
    const exceptions = [
      { rule: 'fewer-than-three-zones', reason: 'a small region', until: '2027-01-01' },
    ];
    const mistakes = mistakesOf({ events: express() }, { zones: ['a', 'b'], exceptions });
    expect(mistakes.map(({ property }) => property)).toEqual(['kafka.events.kind']);
  });

  it('hears of every mistake at once', () => {
    const events = ofStandard({
      version: 3.9,
      brokersPerZone: 0,
      topics: { '..': { partitions: 0 } },
      sharedWith: { x: {} },
    });
    expect(
      mistakesOf({ events })
        .map(({ property }) => property)
        .sort(),
    ).toEqual([
      'kafka.events.brokersPerZone',
      'kafka.events.sharedWith.x',
      'kafka.events.topics[".."]',
      'kafka.events.version',
    ]);
  });

  it('may be anything else, and is still told so in one line', () => {
    for (const events of [null, 7, 'events', [], true]) {
      expect(mistakesOf({ events })).toHaveLength(1);
    }
  });
});
