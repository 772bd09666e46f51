import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The project's folder: the nearest one upward whose package.json is named "sevenfold".
 * Looked for, not computed, because a bundle's `__dirname` is its entry's folder.
 */
export function projectRoot(from: string = __dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file) && isSevenfold(readFileSync(file, 'utf8'))) return folder;
    if (folder === dirname(folder)) {
      throw new Error(`no package.json named "sevenfold" in ${from} or above it`);
    }
  }
}

function isSevenfold(packageJson: string): boolean {
  const { name } = JSON.parse(packageJson) as { name?: unknown };
  return name === 'sevenfold';
}
