import { EncryptionKey, type EncryptionKeyProps } from '#constructs/capabilities/encrypted';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

interface Statement {
  readonly Sid: string;
  readonly Action: readonly string[];
  readonly Principal: Readonly<Record<string, string>>;
  readonly Condition?: unknown;
}

const logs = {
  sid: 'LogsOfThisGroup',
  principal: 'logs.eu-west-1.amazonaws.com',
  conditions: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': 'arn:group' } },
};

function make(props: Partial<EncryptionKeyProps> = {}) {
  const stack = synthesizeConstruct((scope) => {
    new EncryptionKey(scope, 'Key', { name: 'secrets', description: 'Encrypts secrets', ...props });
  });
  const key = resourcesOf(stack, 'aws_kms_key')[0];
  const policy = JSON.parse(String(key?.['policy'])) as { Statement: Statement[] };
  return { key, alias: resourcesOf(stack, 'aws_kms_alias')[0], statements: policy.Statement };
}

describe('an encryption key', () => {
  it('is rotated, and leaves the longest time to notice its deletion', () => {
    expect(make().key).toMatchObject({
      description: 'Encrypts secrets',
      enable_key_rotation: true,
      deletion_window_in_days: 30,
    });
  });

  it('has an alias that begins with the environment', () => {
    expect(make().alias).toMatchObject({ name: 'alias/test-secrets' });
  });

  it('is for the account that it stands in, and no other', () => {
    expect(make().statements.map(({ Principal }) => Principal)).toEqual([
      { AWS: 'arn:aws:iam::111122223333:root' },
    ]);
  });

  it('allows each action by its name, so that it cannot lock its own administrators out', () => {
    const [account] = make().statements;
    const actions = account?.Action ?? [];
    expect(actions.filter((action) => !/^kms:[A-Za-z]+$/.test(action))).toEqual([]);
    expect(actions).toEqual(
      expect.arrayContaining(['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion', 'kms:Decrypt']),
    );
  });

  it('lets a service use it, not administer it, and only for what is named', () => {
    const [, service] = make({ services: [logs] }).statements;
    expect(service).toMatchObject({
      Sid: 'LogsOfThisGroup',
      Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
      Condition: logs.conditions,
    });
    expect(service?.Action).toContain('kms:GenerateDataKey');
    expect(service?.Action.filter((action) => /Put|Delete|Disable|Grant/.test(action))).toEqual([]);
  });
});
