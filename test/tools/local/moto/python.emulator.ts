import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { projectRoot } from '#tools/project-root';

const PYTHON_TESTS = ['test/tools/local/moto', 'test/tools/local/model-check'];
const LIMIT_MS = 300_000;

const root = projectRoot();
const python = join(
  process.env['SEVENFOLD_VENV'] ?? join(root, '.sevenfold', 'venv'),
  'bin',
  'python',
);

describe('the Python part of the local tool', () => {
  it.each(PYTHON_TESTS)(
    'passes its own tests in %s',
    (folder) => {
      if (!existsSync(python)) {
        throw new Error(
          `no Python at ${python}: run "npm run local" once, or set SEVENFOLD_VENV to a virtual ` +
            'environment made from tools/local/moto/requirements.txt',
        );
      }
      const ended = spawnSync(python, ['-m', 'unittest', 'discover', '-s', folder], {
        cwd: root,
        encoding: 'utf8',
        timeout: LIMIT_MS,
      });
      if (ended.error !== undefined) throw ended.error;
      if (ended.status !== 0) throw new Error(`${folder} failed:\n${ended.stdout}${ended.stderr}`);
      expect(ended.stderr).toMatch(/^Ran [1-9]\d* tests? in /m);
    },
    LIMIT_MS,
  );
});
