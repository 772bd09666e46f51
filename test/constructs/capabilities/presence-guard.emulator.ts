import { KeyspacesKeyspace } from '@cdktf/provider-aws/lib/keyspaces-keyspace';
import { PresenceGuard } from '#constructs/capabilities/presence-guard';
import { addressIn, DeployedStack } from '#test/support/deployed-stack';

jest.setTimeout(300_000);

describe('deployed side by side', () => {
  let deployed: DeployedStack;

  const write = (names: readonly string[], acknowledged: readonly string[] = []): void =>
    deployed.write((stack) => {
      const present = Object.fromEntries(
        names.map((name) => [name, new KeyspacesKeyspace(stack, name, { name })]),
      );
      new PresenceGuard(stack, 'Presence', {
        path: '/test/deployed/cassandra-keyspaces',
        present,
        acknowledged,
        what: 'Cassandra keyspaces',
        contents: 'tables',
        causes: 'gone from cassandra in the environment file or renamed',
      });
    });
  const plan = (...stack: Parameters<typeof write>) => {
    write(...stack);
    return deployed.plan();
  };
  const apply = (...stack: Parameters<typeof write>) => {
    write(...stack);
    return deployed.apply();
  };

  beforeAll(async () => {
    deployed = await DeployedStack.start();
    write(['catalog', 'orders']);
    deployed.init();
    expect(deployed.apply()).toMatchObject({ ok: true });
  });
  afterAll(() => deployed.dispose());

  it('changes nothing when it is planned again', () => {
    expect(plan(['catalog', 'orders'])).toMatchObject({ ok: true }); // 2 where something would change
  });

  it.each([
    ['taken out', ['catalog']],
    ['renamed', ['catalog', 'purchases']],
    ['taken out while others come', ['catalog', 'carts', 'returns']],
  ])('refuses that one is %s, by name and address', (_, names) => {
    const { ok, message } = plan(names);
    expect(ok).toBe(false);
    expect(message).toContain(
      'This would destroy the Cassandra keyspaces orders with all their tables: they are gone from cassandra in the environment file or renamed. Write them as they were, or acknowledge test/aws_keyspaces_keyspace.orders.',
    );
  });

  it('takes another one, lets go what is acknowledged, and forgets it then', () => {
    expect(apply(['catalog', 'orders', 'carts'])).toMatchObject({ ok: true });
    const refused = plan(['catalog', 'orders']);
    expect(refused.ok).toBe(false);
    const address = addressIn(refused, 'aws_keyspaces_keyspace');
    expect(address).toMatch(/carts/);
    expect(apply(['catalog', 'orders'], [address])).toMatchObject({ ok: true });
    expect(plan(['catalog', 'orders'])).toMatchObject({ ok: true });
  });
});
