import { kafkaOpenToEveryUser } from '#environments/rules/kafka-open-to-every-user';
import { express, findingsIn } from '#test/support/kafka-samples';

describe('kafka-open-to-every-user', () => {
  const properties = { 'allow.everyone.if.no.acl.found': true };
  const authentication = { scram: { users: { billing: {} } } };

  it('wants access control lists for clients with passwords in production', () => {
    expect(findingsIn(kafkaOpenToEveryUser, express({ properties, authentication }))).toMatchObject(
      [{ property: 'kafka.events.properties["allow.everyone.if.no.acl.found"]', got: true }],
    );
  });

  it('has nothing to say where IAM alone lets clients in', () => {
    expect(findingsIn(kafkaOpenToEveryUser, express({ properties }))).toEqual([]);
  });

  it('leaves other environments alone, and production with an exception', () => {
    const events = express({ properties, authentication });
    expect(findingsIn(kafkaOpenToEveryUser, events, { tier: 'staging' })).toEqual([]);
    expect(kafkaOpenToEveryUser.effect).toBe('except');
  });
});
