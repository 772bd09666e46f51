import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { STATEFUL_TYPES } from '#constructs/kernel/stateful';
import { projectRoot } from '#tools/project-root';

const PROVIDER = join(projectRoot(__dirname), 'node_modules/@cdktf/provider-aws/lib');

describe('the list of stateful types', () => {
  it('names only resources that the provider has', () => {
    const folder = (type: string) => type.replace(/^aws_/, '').replaceAll('_', '-');
    const unknown = [...STATEFUL_TYPES].filter((type) => !existsSync(join(PROVIDER, folder(type))));
    expect(unknown).toEqual([]);
  });

  it.each([
    ['aws_rds_cluster'],
    ['aws_s3_bucket'],
    ['aws_msk_cluster'],
    ['aws_keyspaces_table'],
    ['aws_eks_cluster'],
    ['aws_kms_key'],
    ['aws_ecr_repository'],
  ])('has %s', (type) => {
    expect(STATEFUL_TYPES.has(type)).toBe(true);
  });
});
