import { readFileSync } from 'node:fs';
import { shownPath } from './run-folder';
import { UserError } from './user-error';

/** How to get rid of a run whatever has become of it. */
export const DESTROY_BY_FORCE = '`npm run local:destroy -- --force`';

/** Reads a JSON file of the run folder; one that a person or a full disk has spoilt is one line. */
export function readJsonFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(
      `${shownPath(path)} cannot be read (${reason}). ` +
        `To throw the whole run away: ${DESTROY_BY_FORCE}`,
    );
  }
}
