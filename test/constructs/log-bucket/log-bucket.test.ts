import { LogBucket, type LogBucketProps } from '#constructs/log-bucket/log-bucket';
import { type LogBucketOptions, logBucketOptions } from '#constructs/log-bucket/log-bucket-options';
import { rejections } from '#constructs/kernel/schema';
import { type Resource, resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

const BALANCERS: LogBucketProps['balancers'] = [
  { name: 'public', kind: 'application' },
  { name: 'devices', kind: 'network' },
];

function made(props: Partial<LogBucketProps> = {}) {
  return synthesizeConstruct((scope) => {
    const common = { name: 'load-balancers', options: {}, balancers: BALANCERS, protectData: true };
    new LogBucket(scope, 'Logs', { ...common, ...props });
  });
}

function only(type: string, props: Partial<LogBucketProps> = {}): Resource {
  const [first, ...others] = resourcesOf(made(props), type);
  if (first === undefined || others.length > 0) throw new Error(`not one ${type}`);
  return first;
}

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string[];
  readonly Resource: string[];
  readonly Principal: Record<string, string>;
  readonly Condition?: Record<string, Record<string, string>>;
}

function statements(props: Partial<LogBucketProps> = {}): Record<string, Statement> {
  const { policy } = only('aws_s3_bucket_policy', props);
  const { Statement } = JSON.parse(String(policy)) as { Statement: Statement[] };
  return Object.fromEntries(Statement.map((statement) => [statement.Sid, statement]));
}

describe('a log bucket', () => {
  it('has a name that no other account or region has', () => {
    expect(only('aws_s3_bucket')['bucket']).toMatch(/^[a-z-]+-load-balancers-\d{12}-[a-z0-9-]+$/);
  });

  it('is closed to the public in all four ways, and its objects are ours', () => {
    expect(only('aws_s3_bucket_public_access_block')).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(only('aws_s3_bucket_ownership_controls')).toMatchObject({
      rule: { object_ownership: 'BucketOwnerEnforced' },
    });
  });

  it('is encrypted with the one key that application load balancers deliver to', () => {
    expect(JSON.stringify(only('aws_s3_bucket_server_side_encryption_configuration'))).toContain(
      '"sse_algorithm":"AES256"',
    );
  });

  it('speaks TLS alone', () => {
    const { TlsOnly: { Effect, Action, Condition } = {} as Statement } = statements();
    expect({ Effect, Action, Condition }).toEqual({
      Effect: 'Deny',
      Action: ['s3:*'],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });

  it('lets each balancer write below its own name and this account, and nowhere else', () => {
    const { ApplicationLoadBalancersDeliver: application, NetworkLoadBalancersDeliver: network } =
      statements();
    const keys = (statement?: Statement) =>
      statement?.Resource.map((arn) => arn.replace(/^[^/]*\//, ''));
    expect(keys(application)).toEqual([
      expect.stringMatching(/^public\/access\/AWSLogs\/\d{12}\/\*$/),
      expect.stringMatching(/^public\/connection\/AWSLogs\/\d{12}\/\*$/),
    ]);
    expect(keys(network)).toEqual([
      expect.stringMatching(/^devices\/access\/AWSLogs\/\d{12}\/\*$/),
    ]);
    expect(network?.Condition?.['StringEquals']).toEqual({
      'aws:SourceAccount': expect.stringMatching(/^\d{12}$/) as unknown,
      's3:x-amz-acl': 'bucket-owner-full-control',
    });
  });

  it('opens to no service that has nothing to deliver', () => {
    const [application] = BALANCERS;
    expect(Object.keys(statements({ balancers: application ? [application] : [] }))).toEqual([
      'TlsOnly',
      'ApplicationLoadBalancersDeliver',
    ]);
  });

  it('deletes logs after their retention, and moves them before if told to', () => {
    const rule = (options: LogBucketOptions) =>
      JSON.stringify(only('aws_s3_bucket_lifecycle_configuration', { options }));
    expect(rule({})).toContain('"expiration":[{"days":365}]');
    expect(rule({})).not.toContain('transition');
    const moved = rule({ retentionDays: 90, infrequentAccessAfterDays: 30 });
    expect(moved).toContain('"expiration":[{"days":90}]');
    expect(moved).toContain('"transition":[{"days":30,"storage_class":"STANDARD_IA"}]');
  });

  it('keeps neither halves of uploads nor old versions for long', () => {
    const rule = JSON.stringify(only('aws_s3_bucket_lifecycle_configuration'));
    expect(rule).toContain('"abort_incomplete_multipart_upload":[{"days_after_initiation":7}]');
    expect(rule).toContain('"noncurrent_version_expiration":[{"noncurrent_days":30}]');
  });

  it('is emptied by a destroy only where its data is not protected', () => {
    expect(only('aws_s3_bucket')).not.toHaveProperty('force_destroy');
    expect(only('aws_s3_bucket', { protectData: false })).toHaveProperty('force_destroy', true);
  });

  it.each<[string, LogBucketOptions, string, RegExp]>([
    ['no day', { retentionDays: 0 }, 'retentionDays', /1 to 3653/],
    ['eleven years', { retentionDays: 4015 }, 'retentionDays', /1 to 3653/],
    ['a move too early', { infrequentAccessAfterDays: 29 }, 'infrequentAccessAfterDays', /30/],
    [
      'a move without an end',
      { infrequentAccessAfterDays: 60 },
      'infrequentAccessAfterDays',
      /retentionDays beside it/,
    ],
    [
      'a move after the end',
      { retentionDays: 60, infrequentAccessAfterDays: 31 },
      'infrequentAccessAfterDays',
      /at most 30: 30 days before retentionDays \(60\)/,
    ],
  ])('refuses %s', (_, options, property, expected) => {
    expect(rejections(logBucketOptions, options, 'x')).toMatchObject([
      { property, expected: expect.stringMatching(expected) as string },
    ]);
  });
});
