import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeOf } from '#tools/local/synthesize';

describe('account and region of the local environment', () => {
  const output = mkdtempSync(join(tmpdir(), 'sevenfold-place-'));
  afterAll(() => rmSync(output, { recursive: true }));

  function place(json: object): unknown {
    writeFileSync(join(output, 'cdk.tf.json'), JSON.stringify(json));
    const stack = {
      name: 'local-a',
      dependencies: [],
      synthesizedStackPath: 'cdk.tf.json',
      workingDirectory: '.',
    };
    return placeOf(output, { version: '1', stacks: { 'local-a': stack } });
  }

  it('are those of the synthesized provider', () => {
    const aws = [{ allowed_account_ids: ['111122223333'], region: 'eu-central-1', x: 1 }];
    expect(place({ provider: { aws } })).toEqual({
      account: '111122223333',
      region: 'eu-central-1',
    });
  });

  it('are never guessed', () => {
    expect(() => place({ provider: { aws: [{ region: 'eu-central-1' }] } })).toThrow(
      'has an AWS provider with an account and a region',
    );
  });
});
