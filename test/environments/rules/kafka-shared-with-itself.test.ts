import { kafkaSharedWithItself } from '#environments/rules/kafka-shared-with-itself';
import { environment } from '#test/support/good-environment';
import { express, findingsIn } from '#test/support/kafka-samples';

describe('kafka-shared-with-itself', () => {
  it('refuses the account of the environment, and no other', () => {
    const { account } = environment('production');
    const shared = (id: string) =>
      findingsIn(kafkaSharedWithItself, express({ sharedWith: { [id]: {} } }));
    expect(shared(account)).toMatchObject([
      { property: `kafka.events.sharedWith["${account}"]`, got: {} },
    ]);
    expect(shared('999988887777')).toEqual([]);
  });
});
