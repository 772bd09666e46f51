import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { projectRoot } from '#tools/project-root';

/** Python of the emulator's virtual environment. Fails when there is none: these tests never skip. */
export function venvPython(): string {
  const venv = process.env['SEVENFOLD_VENV'] ?? join(projectRoot(), '.sevenfold', 'venv');
  const python = join(venv, 'bin', 'python');
  if (!existsSync(python)) {
    throw new Error(`${python} does not exist: run \`npm run local\` once, or set SEVENFOLD_VENV`);
  }
  return python;
}
