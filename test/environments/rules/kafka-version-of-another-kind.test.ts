import { kafkaVersionOfAnotherKind } from '#environments/rules/kafka-version-of-another-kind';
import { express, findingsIn, standard } from '#test/support/kafka-samples';

describe('kafka-version-of-another-kind', () => {
  it('refuses a version that only Express has to Standard', () => {
    const events = standard({ version: '4.2.x.kraft' });
    expect(findingsIn(kafkaVersionOfAnotherKind, events)).toMatchObject([
      {
        property: 'kafka.events.version',
        expected: 'a version that standard clusters have; 4.2.x.kraft is for express alone',
        fix: expect.stringContaining('4.1.x.kraft') as string,
      },
    ]);
  });

  it('refuses a version that only Standard has to Express', () => {
    const events = express({ version: '4.1.x.kraft' });
    expect(findingsIn(kafkaVersionOfAnotherKind, events)).toHaveLength(1);
  });

  it('takes each where it belongs', () => {
    expect(findingsIn(kafkaVersionOfAnotherKind, standard({ version: '4.1.x.kraft' }))).toEqual([]);
    expect(findingsIn(kafkaVersionOfAnotherKind, express({ version: '4.2.x.kraft' }))).toEqual([]);
  });
});
