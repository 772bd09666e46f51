import { addPlatform } from '#stacks/platform';
import { environment } from '#test/support/good-environment';
import { addresses, synthesize } from '#test/support/synthesized';

/**
 * A changed line here means that Terraform destroys what the old address held and creates the new:
 * argue it in the pull request, or ship a move (`moveTo`).
 */
describe.each(['local', 'production'] as const)('%s', (name) => {
  it('keeps every resource address', () => {
    const stacks = synthesize((app) => {
      addPlatform(app, environment(name));
    });
    expect(
      Object.fromEntries(Object.entries(stacks).map(([id, stack]) => [id, addresses(stack)])),
    ).toMatchSnapshot();
  });
});
