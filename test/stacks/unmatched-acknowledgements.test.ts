import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { App } from 'cdktf';
import type { EnvironmentOptions } from '#environments/environment';
import { BaseStack } from '#stacks/base-stack';
import { unmatchedAcknowledgements } from '#stacks/unmatched-acknowledgements';
import { production } from '#test/support/policed-stack';

class Stack extends BaseStack {}

function unmatched(...addresses: string[]) {
  const options: EnvironmentOptions = {
    ...production,
    acknowledgements: addresses.map((address) => ({
      address,
      reason: 'moved',
      until: '2027-01-01',
    })),
  };
  const app = new App();
  new KmsKey(new Stack(app, options, 'test'), 'Key', { policy: '{}' });
  return unmatchedAcknowledgements(app, [options]);
}

describe('an acknowledgement', () => {
  it('of a resource that exists is not mentioned', () => {
    expect(unmatched('production-test/aws_kms_key.Key')).toEqual([]);
  });

  it('of none is, because a mistyped address protects nobody', () => {
    expect(unmatched('production-test/aws_kms_key.Kee')).toEqual([
      'warning: environments/production.ts: the acknowledgement production-test/aws_kms_key.Kee names no resource of the files: right while one is taken out, else correct or remove it',
    ]);
  });
});
