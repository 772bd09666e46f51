import {
  KAFKA_VERSIONS,
  RECOMMENDED_KAFKA_VERSION,
  supportedVersions,
  supportOf,
  versionsOf,
} from '#constructs/kafka-cluster/kafka-versions';
import { definitionsOf } from '#constructs/kafka-cluster/properties/kafka-definitions';
import { isCalendarDate } from '#constructs/kernel/calendar-date';

const TODAY = '2026-11-24';

describe('the versions of Kafka', () => {
  it('are listed once each, with dates that exist', () => {
    const versions = KAFKA_VERSIONS.map(({ version }) => version);
    expect(new Set(versions).size).toBe(versions.length);
    for (const { supportEnds } of KAFKA_VERSIONS) {
      if (supportEnds !== undefined) expect(isCalendarDate(supportEnds)).toBe(true);
    }
  });

  it('recommend one that both kinds have and MSK supports', () => {
    expect(supportedVersions('standard', TODAY)).toContain(RECOMMENDED_KAFKA_VERSION);
    expect(supportedVersions('express', TODAY)).toContain(RECOMMENDED_KAFKA_VERSION);
  });

  it('from 4 on know no ZooKeeper', () => {
    const late = KAFKA_VERSIONS.map(({ version }) => version).filter((each) => /^[4-9]/.test(each));
    expect(late.filter((version) => !version.endsWith('.kraft'))).toEqual([]);
  });

  it('have the newest for Express alone', () => {
    expect(versionsOf('express')).toContain('4.2.x.kraft');
    expect(versionsOf('standard')).not.toContain('4.2.x.kraft');
  });

  it('have definitions of their properties as long as MSK supports them', () => {
    const supported = [
      ...supportedVersions('standard', TODAY),
      ...supportedVersions('express', TODAY),
    ];
    expect(supported.filter((version) => definitionsOf(version) === undefined)).toEqual([]);
  });

  it.each([
    ['1.2.3', TODAY, { kind: 'unknown' }],
    ['3.9.x', TODAY, { kind: 'supported', endsSoon: false }],
    ['3.7.x', '2026-05-01', { kind: 'supported', ends: '2026-09-01', endsSoon: false }],
    ['3.7.x', '2026-06-03', { kind: 'supported', ends: '2026-09-01', endsSoon: true }],
    ['3.7.x', '2026-09-01', { kind: 'ended', since: '2026-09-01' }],
  ])('%s on %s', (version, today, support) => {
    expect(supportOf(version, today)).toEqual(support);
  });
});
