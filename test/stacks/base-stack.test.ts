import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import type { App } from 'cdktf';
import type { EnvironmentOptions } from '#environments/environment';
import { BaseStack } from '#stacks/base-stack';
import { environment } from '#test/support/good-environment';
import { type StackJson, synthesize } from '#test/support/synthesized';

class Producer extends BaseStack {
  constructor(app: App, options: EnvironmentOptions) {
    super(app, options, 'producer');
    this.offer({ vpc_id: new Vpc(this, 'Vpc', { cidrBlock: '10.0.0.0/16' }).id });
  }
}

class Consumer extends BaseStack {
  constructor(app: App, options: EnvironmentOptions, producer: Producer, name = 'consumer') {
    super(app, options, name);
    const vpcId = this.read(producer).getString('vpc_id');
    new KmsKey(this, 'Key', { description: vpcId, policy: '{}' });
  }
}

function stacks(options: EnvironmentOptions, consumers = ['consumer']) {
  return synthesize((app) => {
    const producer = new Producer(app, options);
    for (const name of consumers) new Consumer(app, options, producer, name);
  });
}

function only(written: Readonly<Record<string, StackJson>>, id: string): StackJson {
  const stack = written[id];
  if (stack === undefined) throw new Error(`${id} was not written`);
  return stack;
}

const production = environment('production');
const local = environment('local');

describe('every stack', () => {
  const producer = only(stacks(production), 'production-producer');

  it('works in the account and region of its environment alone', () => {
    expect(producer.provider?.['aws']).toEqual([
      expect.objectContaining({ region: 'eu-west-1', allowed_account_ids: ['111122223333'] }),
    ]);
  });

  it('tags everything with environment, stack, owner and repository', () => {
    const [provider] = producer.provider?.['aws'] ?? [];
    expect(provider?.['default_tags']).toEqual([
      {
        tags: {
          environment: 'production',
          stack: 'producer',
          owner: 'platform',
          repository: 'sevenfold',
        },
      },
    ]);
  });

  it('writes free text as it stands: no interpolation of Terraform is left in it', () => {
    const hostile = { ...production, owner: 'a ${aws_vpc.x.id} b', description: '%{ if true }' };
    const [provider] = only(stacks(hostile), 'production-producer').provider?.['aws'] ?? [];
    expect(provider?.['default_tags']).toMatchObject([
      { tags: { owner: 'a $${aws_vpc.x.id} b', description: '%%{ if true }' } },
    ]);
  });

  it('keeps its own state, encrypted and locked, in the bucket of its account', () => {
    expect(producer.terraform['backend']).toEqual({
      s3: {
        bucket: 'sevenfold-state-111122223333-eu-west-1',
        key: 'production/producer.tfstate',
        region: 'eu-west-1',
        encrypt: true,
        use_lockfile: true,
        allowed_account_ids: ['111122223333'],
      },
    });
  });

  it('keeps the state of local in a file beside it, by a relative path', () => {
    const { terraform } = only(stacks(local), 'local-producer');
    expect(terraform['backend']).toEqual({ local: { path: '../../state/local-producer.tfstate' } });
  });

  it('takes both majors of the provider in the cloud and the proven version locally', () => {
    const version = (stack: StackJson) =>
      (stack.terraform['required_providers']?.['aws'] as { version: string }).version;
    expect(version(producer)).toBe('>= 5.100.0, < 7.0.0');
    expect(version(only(stacks(local), 'local-producer'))).toBe('5.100.0');
    expect(producer.terraform['required_version']).toBe('>= 1.11.0');
  });
});

describe('what a stack offers', () => {
  it('is the same however many others read it', () => {
    const without = JSON.stringify(only(stacks(production, []), 'production-producer'));
    const withTwo = JSON.stringify(only(stacks(production, ['one', 'two']), 'production-producer'));
    expect(withTwo).toBe(without);
  });

  it('reaches the reader through the state, where the producer keeps it', () => {
    const written = stacks(production);
    const consumer = only(written, 'production-consumer');
    const remote = consumer.data?.['terraform_remote_state'] ?? {};
    const [[id, source] = ['', {}]] = Object.entries(remote);
    expect(source).toMatchObject({
      backend: 's3',
      config: {
        bucket: 'sevenfold-state-111122223333-eu-west-1',
        key: 'production/producer.tfstate',
      },
    });
    const [key] = Object.values(consumer.resource?.['aws_kms_key'] ?? {});
    expect(key?.['description']).toBe(`\${data.terraform_remote_state.${id}.outputs.vpc_id}`);
    expect(only(written, 'production-producer').output?.['vpc_id']).toBeDefined();
  });
});
