import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentOptions } from '#environments/environment';
import { FLEET_RULES } from '#environments/rules/fleet-rules';
import { projectRoot } from '#tools/project-root';
import { findingsIn } from '#test/support/fleet-findings';
import { BEHIND, fixedFleet, fleet } from '#test/support/fleet-samples';
import { environment } from '#test/support/good-environment';

type Mutable = { -readonly [Field in keyof EnvironmentOptions]: EnvironmentOptions[Field] };

/** What rules share, beside the list of them. */
const NO_RULES = ['fleet-rules', 'fleet-findings'];

const filesIn = (room: string) =>
  readdirSync(join(projectRoot(__dirname), room)).filter((file) => file.startsWith('fleet-'));

describe('the rules about fleets', () => {
  it('are those that have a file, each with a test under its own name', () => {
    const ids = FLEET_RULES.map(({ id }) => id).sort();
    const files = filesIn('environments/rules').map((file) => file.replace('.ts', ''));
    expect(files.filter((file) => !NO_RULES.includes(file)).sort()).toEqual(ids);
    const tests = filesIn('test/environments/rules');
    expect(ids.filter((id) => !tests.includes(`${id}.test.ts`))).toEqual([]);
  });

  it.each(FLEET_RULES)('$id is silent where there is no fleet', (rule) => {
    const options: Mutable = { ...environment('production'), zones: ['a'] };
    delete options.fleets;
    const context = { fileName: 'production', today: '2026-11-24', all: [options] };
    expect(rule.find(options, context)).toEqual([]);
  });

  it.each(FLEET_RULES)('$id finds nothing in a good fleet', (rule) => {
    for (const good of [
      fleet(),
      fixedFleet(),
      fleet({ behind: BEHIND }),
      fleet({ operatingSystem: { kind: 'bottlerocket' } }),
      fleet({
        instances: { kind: 'attributes', vcpus: { min: 2, max: 2 }, memoryGib: { min: 8 } },
      }),
      fleet({ instances: { kind: 'single', type: 'm7g.large', warmPool: {} } }),
    ]) {
      expect(findingsIn(rule, good)).toEqual([]);
    }
  });
});
