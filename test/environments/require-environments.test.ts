import type { EnvironmentDefinition, EnvironmentOptions } from '#environments/environment';
import { ENVIRONMENTS } from '#environments/all-environments';
import { EXCEPTABLE_RULES } from '#environments/exceptable-rules';
import { requireEnvironments } from '#environments/require-environments';
import { ALL_RULES } from '#environments/rules/all-rules';
import { good, type Draft } from '#test/support/good-environment';

const TODAY = '2026-11-24';

const judge = (change: (draft: Draft) => void, today = TODAY) => {
  const production = good('production');
  change(production);
  const definition = { options: production as unknown as EnvironmentOptions };
  return requireEnvironments({ definitions: { production: definition }, today });
};

const singleNat = (until: string) => (draft: Draft) => {
  draft.network['nat'] = 'single';
  draft['exceptions'] = [{ rule: 'single-nat-gateway', reason: 'one zone has no address', until }];
};

describe('the environments of this project', () => {
  it('are without mistakes, exceptions and warnings', () => {
    const { environments, notices } = requireEnvironments({
      definitions: ENVIRONMENTS,
      today: TODAY,
    });
    expect(environments.map(({ name }) => name)).toEqual(['local', 'dev', 'staging', 'production']);
    expect(notices).toEqual([]);
  });

  it('can be asked for by name, in the order asked, each once', () => {
    const { environments } = requireEnvironments({
      definitions: ENVIRONMENTS,
      wanted: 'production, dev,production',
      today: TODAY,
    });
    expect(environments.map(({ name }) => name)).toEqual(['production', 'dev']);
  });

  it('are all of them when the name is empty, as a pipeline sets an unset variable', () => {
    const ask = { definitions: ENVIRONMENTS, wanted: '', today: TODAY };
    expect(requireEnvironments(ask).environments).toHaveLength(4);
  });

  it.each(['dev,', 'devv', 'Dev', '*'])('say which there are when asked for %p', (wanted) => {
    const ask = () => requireEnvironments({ definitions: ENVIRONMENTS, wanted, today: TODAY });
    expect(ask).toThrow(/ENVIRONMENT: expected names .* of local, dev, staging, production/);
  });
});

describe('a broken environment', () => {
  it('does not stop the others when only they are asked for', () => {
    const definitions: Record<string, EnvironmentDefinition> = {
      dev: { options: good('dev') as unknown as EnvironmentOptions },
      production: { options: null as unknown as EnvironmentOptions },
    };
    expect(requireEnvironments({ definitions, wanted: 'dev', today: TODAY }).notices).toEqual([]);
  });
});

describe('an exception', () => {
  it('allows what its rule refuses, and is listed with its reason and date', () => {
    expect(judge(singleNat('2027-01-31')).notices).toEqual([
      'exception: environments/production.ts: single-nat-gateway until 2027-01-31: one zone has no address',
    ]);
  });

  it('holds on its last day and not on the next', () => {
    expect(judge(singleNat('2026-11-24')).notices).toHaveLength(1);
    expect(() => judge(singleNat('2026-11-24'), '2026-11-25')).toThrow(/exceptions\[0\]\.until/);
  });

  it('allows nothing but its own rule', () => {
    const other = (draft: Draft) => {
      singleNat('2027-01-31')(draft);
      draft['zones'] = ['a', 'b'];
    };
    expect(() => judge(other)).toThrow(/\[fewer-than-three-zones\]/);
  });

  it('that allows nothing any more is said to be in the way', () => {
    const stale = (draft: Draft) => {
      singleNat('2027-01-31')(draft);
      draft.network['nat'] = 'per-zone';
    };
    expect(judge(stale).notices).toEqual([
      'warning: environments/production.ts: the exception single-nat-gateway allows nothing any more: remove it',
    ]);
  });
});

describe('an acknowledgement', () => {
  const acknowledge = (draft: Draft) => {
    const address = 'production-network/aws_kms_key.Key_1';
    draft['acknowledgements'] = [{ address, reason: 'moved', until: '2026-11-24' }];
  };

  it('is listed with its reason and date, and ends after it', () => {
    expect(judge(acknowledge).notices).toEqual([
      'acknowledged: environments/production.ts: production-network/aws_kms_key.Key_1 may be deleted until 2026-11-24: moved',
    ]);
    expect(() => judge(acknowledge, '2026-11-25')).toThrow(/acknowledgements\[0\]\.until/);
  });
});

describe('a file that exports no environment', () => {
  it.each([null, undefined, 7, {}])('(%p) is told what one looks like', (exported) => {
    const definitions = { dev: exported as EnvironmentDefinition };
    expect(() => requireEnvironments({ definitions, today: TODAY })).toThrow(
      /environments\/dev\.ts: expected an object with the fields name, tier/,
    );
  });
});

describe('the name of another environment', () => {
  it('cannot forge a line of the report', () => {
    const dev = good('dev');
    dev['name'] = 'd\nFORGED: all is well';
    dev.network['cidr'] = '10.40.0.0/16';
    const definitions: Record<string, EnvironmentDefinition> = {
      dev: { options: dev as unknown as EnvironmentOptions },
      production: { options: good('production') as unknown as EnvironmentOptions },
    };
    const ask = () => requireEnvironments({ definitions, wanted: 'production', today: TODAY });
    expect(ask).toThrow(/apart from that of "d\\nFORGED: all is well"/);
  });
});

describe('the rules', () => {
  it('each have an id of their own', () => {
    const ids = ALL_RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('that can be excepted are just those that an exception may name', () => {
    const exceptable = ALL_RULES.filter(({ effect }) => effect === 'except').map(({ id }) => id);
    expect([...new Set(exceptable)].sort()).toEqual([...EXCEPTABLE_RULES].sort());
  });

  it('warn of an owner that IAM would refuse as a tag, and let it through', () => {
    const { environments, notices } = judge((draft) => (draft['owner'] = 'team ${x}'));
    expect(environments[0]?.owner).toBe('team ${x}');
    expect(notices).toEqual([expect.stringContaining('[owner-is-no-tag-value]')]);
  });
});
