import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { projectRoot } from '#tools/project-root';

import { venvPython } from '../../venv-python';
import { serveEks, type EksEndpoint } from './eks-endpoint';
import { tourOfEks } from './eks-tour';

const CHECKER = 'test/tools/local/emulator/services/eks/check-answers.py';

/** Violations that botocore's model of EKS finds in answers. */
function violations(answers: readonly object[]): unknown {
  const { stdout, stderr, status } = spawnSync(
    venvPython(),
    [join(projectRoot(), CHECKER), 'eks'],
    { input: answers.map((answer) => JSON.stringify(answer)).join('\n'), encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

describe('the answers of the EKS service', () => {
  let eks: EksEndpoint;
  beforeAll(async () => {
    eks = await serveEks();
    await tourOfEks(eks);
  });
  afterAll(() => eks.close());

  it('have the output shapes of the service model of botocore', () => {
    const answers = eks.answers.map(({ operation, status, headers, body }) => ({
      operation,
      status,
      errorType: headers['x-amzn-ErrorType'] ?? null,
      body: JSON.parse(body) as unknown,
    }));

    expect(violations(answers)).toEqual([]);
  });

  it('were given by every operation that is implemented', () => {
    const answered = new Set(eks.answers.map(({ operation }) => operation));

    expect([...answered].sort()).toEqual(eks.service.operations);
  });

  it('would not pass with a wrong shape', () => {
    const wrong = [
      {
        operation: 'DescribeCluster',
        status: 200,
        errorType: null,
        body: { cluster: { name: 5 } },
      },
      { operation: 'DescribeCluster', status: 200, errorType: null, body: { clusters: {} } },
      {
        operation: 'DescribeCluster',
        status: 200,
        errorType: null,
        body: { cluster: { status: 'READY', createdAt: '2026' } },
      },
      { operation: 'DescribeCluster', status: 200, errorType: 'NoSuchError', body: {} },
      {
        operation: 'DescribeCluster',
        status: 400,
        errorType: 'ResourceNotFoundException',
        body: {},
      },
    ];

    expect(violations(wrong)).toHaveLength(6);
  });
});
