import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The text of a file of the project, by its path from the project's folder; undefined where there
 * is none. The folder is the nearest one upward with a package.json, because a bundle's
 * `__dirname` is its entry's folder.
 */
export function readProjectFile(path: string): string | undefined {
  const file = join(projectFolder(__dirname), path);
  if (!existsSync(file) || !statSync(file).isFile()) return undefined;
  return readFileSync(file, 'utf8');
}

function projectFolder(from: string): string {
  if (existsSync(join(from, 'package.json')) || from === dirname(from)) return from;
  return projectFolder(dirname(from));
}
