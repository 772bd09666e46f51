import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import type { ServiceAnswer } from '#tools/local/emulator/emulated-service';
import { projectRoot } from '#tools/project-root';

import { venvPython } from '../venv-python';

const CHECKER = 'test/tools/local/emulator/services/eks/check-answers.py';

/** Violations that botocore's model of a service finds in answers. */
export function answerViolations(service: string, answers: readonly ServiceAnswer[]): unknown {
  const lines = answers.map((answer) => JSON.stringify(lineOf(answer)));
  const { stdout, stderr, status } = spawnSync(
    venvPython(),
    [join(projectRoot(), CHECKER), service],
    { input: lines.join('\n'), encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** An AWS JSON service says in the body what it refuses with, a rest-json one in a header. */
function lineOf({ operation, status, headers, body }: ServiceAnswer): object {
  const { __type, ...rest } = JSON.parse(body) as { readonly __type?: string };
  return {
    operation,
    status,
    errorType: headers['x-amzn-ErrorType'] ?? __type ?? null,
    body: rest,
  };
}
