import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import type { Construct } from 'constructs';
import type { EnvironmentOptions } from '#environments/environment';
import { production, write } from '#test/support/policed-stack';
import { resourcesOf } from '#test/support/synthesized';

const key = (scope: Construct) => {
  new KmsKey(scope, 'Key', { policy: '{}' });
};
const KEY_ID = 'Key';
const protectedKey = (options: EnvironmentOptions) =>
  resourcesOf(write(key, options), 'aws_kms_key').map(({ lifecycle }) => lifecycle);

describe('data is protected', () => {
  it('against deletion, wherever nothing is said', () => {
    expect(protectedKey(production)).toEqual([{ prevent_destroy: true }]);
  });

  it('but for an address that the environment acknowledges', () => {
    const acknowledged = (address: string) => ({
      ...production,
      acknowledgements: [{ address, reason: 'moved', until: '2027-01-01' }],
    });
    expect(protectedKey(acknowledged(`production-test/aws_kms_key.${KEY_ID}`))).toEqual([
      undefined,
    ]);
    expect(protectedKey(acknowledged('production-test/aws_kms_key.Other'))).toEqual([
      { prevent_destroy: true },
    ]);
    expect(protectedKey(acknowledged(`production-other/aws_kms_key.${KEY_ID}`))).toEqual([
      { prevent_destroy: true },
    ]);
  });

  it('but where the environment has written protectData: false', () => {
    expect(protectedKey({ ...production, protectData: false })).toEqual([undefined]);
  });

  it('and keeps the rest of a lifecycle', () => {
    const stack = write((scope) => {
      new KmsKey(scope, 'Key', { policy: '{}', lifecycle: { ignoreChanges: ['policy'] } });
    });
    expect(resourcesOf(stack, 'aws_kms_key')[0]?.['lifecycle']).toEqual({
      ignore_changes: ['policy'],
      prevent_destroy: true,
    });
  });
});
