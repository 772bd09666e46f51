import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import {
  type DeployedRecord,
  DeploymentGuard,
  guardedAddress,
} from '#constructs/capabilities/guarded';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

interface Size extends DeployedRecord {
  readonly size: number;
}

const PATH = '/test/sizes/deployed';

function made(change: { parts?: number; acknowledged?: readonly string[]; text?: string } = {}) {
  let condition = '';
  const stack = synthesizeConstruct((scope) => {
    const resource = new CloudwatchLogGroup(scope, 'Group', { name: 'group' });
    const record = (size: number): Size => ({
      name: change.text ?? 'one',
      address: guardedAddress(resource),
      size,
    });
    const guard = new DeploymentGuard<Size>(scope, 'Guard', {
      path: PATH,
      parametersId: 'Sizes',
      guarded: [
        {
          record: record(1),
          resource,
          ...(change.parts && {
            parts: Array.from({ length: change.parts }, (_, at) => record(at)),
          }),
        },
      ],
      acknowledged: change.acknowledged ?? [],
      kept: (next) => `${next}.size >= old.size`,
      told: () => 'old.address',
      message: (lost) => `lost: \${join(", ", keys(${lost}))}`,
    });
    condition = String(guard.precondition.condition);
  });
  return { stack, condition, parameters: resourcesOf(stack, 'aws_ssm_parameter') };
}

const locals = (stack: object) =>
  Object.values((stack as { locals: Readonly<Record<string, string>> }).locals);

describe('a guard of what was deployed', () => {
  it('publishes each record once its resource is made or changed', () => {
    const { parameters } = made();
    expect(parameters).toMatchObject([
      {
        name: `${PATH}/one`,
        type: 'String',
        tier: 'Standard',
        depends_on: ['aws_cloudwatch_log_group.Group'],
      },
    ]);
    expect(JSON.parse(String(parameters[0]?.['insecure_value']))).toEqual({
      name: 'one',
      address: 'test/aws_cloudwatch_log_group.Group',
      size: 1,
    });
  });

  it('publishes a record in parts where one parameter is too small', () => {
    expect(
      made({ parts: 3 })
        .parameters.map(({ name }) => name)
        .sort(),
    ).toEqual([`${PATH}/one`, `${PATH}/one.2`, `${PATH}/one.3`]);
  });

  it('reads back what stands at its path and at no other', () => {
    const { stack } = made();
    expect(Object.values(stack.data?.['aws_ssm_parameters_by_path'] ?? {})).toMatchObject([
      { path: PATH },
    ]);
  });

  it('lets go what is acknowledged, and holds a plan that loses anything else', () => {
    const { stack, condition } = made({ acknowledged: ['test/aws_x.y'] });
    expect(condition).toMatch(
      /^\$\{length\(local\.\w*Strange\w*\) == 0 && length\(local\.\w*Lost\w*\) == 0\}$/,
    );
    expect(locals(stack).join('\n')).toContain('!contains(["test/aws_x.y"], old.address)');
  });

  it('takes a text as it stands, which may look like an expression', () => {
    const { stack } = made({ text: 'a${b}\b\f' });
    expect(locals(stack).join('\n')).toContain('a$${b}\\u0008\\u000c');
  });
});
