import type { CqlMistake, CqlNotice, CqlPosition } from './cql-schema';

/** A mistake without its place. */
export type Finding = Pick<CqlMistake, 'expected' | 'got' | 'fix'>;

/** One file while it is read: turns offsets into lines and columns and collects what is found. */
export class SourceText {
  readonly mistakes: CqlMistake[] = [];
  readonly notices: CqlNotice[] = [];
  private readonly lineStarts: readonly number[];

  constructor(
    /** The file's path, as errors name it. */
    readonly file: string,
    /** Its whole text. */
    readonly text: string,
  ) {
    this.lineStarts = [
      0,
      ...[...text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length),
    ];
  }

  /** Line and column of an offset. */
  position(offset: number): CqlPosition {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const start = this.lineStarts[low] ?? 0;
    return { file: this.file, line: low + 1, column: offset - start + 1 };
  }

  /** Records a mistake at an offset. */
  mistake(offset: number, finding: Finding): void {
    this.mistakes.push({ ...this.position(offset), ...finding });
  }

  /** Records something that has no effect. */
  notice(offset: number, message: string): void {
    this.notices.push({ ...this.position(offset), message });
  }

  /** The word, sign or text at an offset, for a message: signs in quotes, what hides by its number. */
  tokenAt(offset: number): string {
    const rest = this.text.slice(offset, offset + TOKEN_CHARACTERS + 2);
    const token = /^(?:\w+|"[^"\r\n]*"?|'[^'\r\n]*'?|\/\*|\$\$|[^])/u.exec(rest)?.[0] ?? '';
    if (/^[\p{C}\p{Z}]$/u.test(token)) {
      return `U+${(token.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    }
    const visible = token.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
    if (visible.length > TOKEN_CHARACTERS) return `${visible.slice(0, TOKEN_CHARACTERS)}…`;
    return /^[\w"']/.test(visible) ? visible : `"${visible}"`;
  }
}

/** Enough to recognize a word by. */
const TOKEN_CHARACTERS = 40;

/** Where a statement stands in a file. */
export interface Place {
  /** The file. */
  readonly source: SourceText;
  /** The statement's offset in it: its nodes count from there. */
  readonly base: number;
}

/** The second and further of those with one name. */
export function repeatedNames<T extends { readonly name: string }>(
  named: readonly T[],
): readonly T[] {
  const seen = new Set<string>();
  return named.filter(({ name }) => seen.size === seen.add(name).size);
}
