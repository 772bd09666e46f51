import { kafkaLeaderMayLoseMessages } from '#environments/rules/kafka-leader-may-lose-messages';
import { express, findingsIn, standard } from '#test/support/kafka-samples';

const UNCLEAN = 'unclean.leader.election.enable';

describe('kafka-leader-may-lose-messages', () => {
  it.each([true, 'true'])('sees %p, for all topics and for one', (value) => {
    const properties = { [UNCLEAN]: value };
    const events = standard({ properties, topics: { orders: { partitions: 1, properties } } });
    expect(findingsIn(kafkaLeaderMayLoseMessages, events).map(({ property }) => property)).toEqual([
      `kafka.events.properties["${UNCLEAN}"]`,
      `kafka.events.topics.orders.properties["${UNCLEAN}"]`,
    ]);
  });

  it('offers no exception on Express, which refuses the property itself', () => {
    const topics = { orders: { partitions: 1, properties: { [UNCLEAN]: true } } };
    expect(findingsIn(kafkaLeaderMayLoseMessages, express({ topics }))).toEqual([]);
  });

  it('leaves what is safe, other environments, and production with an exception', () => {
    const safe = standard({ properties: { [UNCLEAN]: false } });
    expect(findingsIn(kafkaLeaderMayLoseMessages, safe)).toEqual([]);
    const unsafe = standard({ properties: { [UNCLEAN]: true } });
    expect(findingsIn(kafkaLeaderMayLoseMessages, unsafe, { tier: 'staging' })).toEqual([]);
    expect(kafkaLeaderMayLoseMessages.effect).toBe('except');
  });
});
