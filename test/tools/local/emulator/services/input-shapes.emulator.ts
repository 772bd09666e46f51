import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { projectRoot } from '#tools/project-root';

import { venvPython } from '../venv-python';

const EMULATOR = join(projectRoot(), 'tools/local/emulator');

describe('the shapes that requests are held against', () => {
  it.each([
    ['eks', 'eks'],
    ['msk', 'kafka'],
    ['keyspaces', 'keyspaces'],
  ])('are in %s those of %s in the botocore that moto is installed with', (folder, service) => {
    const script = join(EMULATOR, 'extract-input-shapes.py');
    const extracted = spawnSync(venvPython(), [script, service], { encoding: 'utf8' });
    if (extracted.status !== 0) throw new Error(extracted.stderr);
    const file = join(EMULATOR, `services/${folder}/input-shapes.json`);

    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(extracted.stdout));
  });
});
