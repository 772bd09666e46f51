import { KAFKA_VERSIONS } from '#constructs/kafka-cluster/kafka-versions';
import { refusedUpgrades } from '#constructs/kafka-cluster/version-upgrades';

const to = (version: string, zones = 3, brokerType = 'kafka.m7g.large' as const) =>
  refusedUpgrades({ version, brokerType }, zones);

describe('upgrades that MSK refuses', () => {
  it.each(KAFKA_VERSIONS.map(({ version }) => version))('keep %s where it is', (version) => {
    expect(to(version)).not.toHaveProperty([version]);
  });

  it.each([
    ['3.8.x', '3.9.x'],
    ['3.6.0', '3.9.x'],
    ['3.9.x.kraft', '4.1.x.kraft'],
    ['3.7.x.kraft', '3.8.x.kraft'],
    ['3.9.x', '3.9.x.kraft'],
    ['2.4.1', '3.9.x'], // one that the table does not know
  ])('let %s become %s', (from, wanted) => {
    expect(to(wanted)).not.toHaveProperty([from]);
  });

  it.each([
    ['3.9.x', '3.8.x', "takes no version back: write version: '3.9.x'"],
    ['4.1.x.kraft', '3.9.x.kraft', "takes no version back: write version: '4.1.x.kraft'"],
    ['3.9.x.kraft', '3.9.x', 'leads no cluster from KRaft back'],
    ['3.7.x.kraft', '3.9.x', 'leads no cluster from KRaft back'],
    ['3.8.x', '3.9.x.kraft', "only at 3.9.x: write version: '3.9.x' first"],
    ['3.9.x', '4.1.x.kraft', "write version: '3.9.x.kraft' first"],
    ['3.8.x', '4.1.x.kraft', "write version: '3.9.x' first"],
  ])('hold %s from becoming %s', (from, wanted, why) => {
    expect(to(wanted)[from]).toContain(why);
  });

  it('hold a cluster of two zones, or on t3.small, from KRaft altogether', () => {
    expect(to('3.9.x.kraft', 2)['3.9.x']).toContain('three zones');
    const small = refusedUpgrades({ version: '3.9.x.kraft', brokerType: 'kafka.t3.small' }, 3);
    expect(small['3.9.x']).toContain('larger than kafka.t3.small');
  });
});
