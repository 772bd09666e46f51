import { createHash } from 'node:crypto';

/**
 * A text as one word of bash: in single quotes, in which nothing has a meaning; a quote in it is
 * closed, escaped and opened again.
 * Source: https://www.gnu.org/software/bash/manual/html_node/Single-Quotes.html
 */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * The command that writes a text to a file. The end of the text is a word that does not occur in
 * it, and its quotes keep bash from reading anything in it.
 */
export function written(file: string, text: string): string {
  const end = `END_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
  return `cat >${quoted(file)} <<'${end}'\n${text}${text.endsWith('\n') ? '' : '\n'}${end}`;
}
