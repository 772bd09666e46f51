import type { ScriptStep } from '#constructs/autoscaling-group/user-data-options';
import { fleetUserDataMistaken } from '#environments/rules/fleet-user-data-mistaken';
import { findingsIn } from '#test/support/fleet-findings';
import { fleet } from '#test/support/fleet-samples';

describe('fleet-user-data-mistaken', () => {
  const of = (...userData: readonly ScriptStep[]) =>
    findingsIn(fleetUserDataMistaken, fleet({ operatingSystem: { kind: 'al2023', userData } }));

  it('accepts scripts in the file and of the project', () => {
    expect(of({ kind: 'script', text: 'true' }, { kind: 'script', file: 'package.json' })).toEqual(
      [],
    );
  });

  it('refuses a script that is not there', () => {
    expect(fleetUserDataMistaken.effect).toBe('refuse');
    expect(
      of({ kind: 'script', text: 'true' }, { kind: 'script', file: 'scripts/gone.sh' }),
    ).toMatchObject([
      { property: 'fleets.legacy.operatingSystem.userData[1].file', got: 'scripts/gone.sh' },
    ]);
  });

  it('refuses more than EC2 takes in all', () => {
    const text = `# ${'x'.repeat(9000)}`;
    expect(of({ kind: 'script', text })).toEqual([]);
    expect(of({ kind: 'script', text }, { kind: 'script', text: `${text}\n` })).toMatchObject([
      { property: 'fleets.legacy.operatingSystem.userData' },
    ]);
  });
});
