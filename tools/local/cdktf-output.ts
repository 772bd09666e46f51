/** One line of the cdktf CLI's output, and the stack whose terraform wrote it. */
export interface CdktfLine {
  /** The stack's id; undefined for cdktf's own lines. */
  readonly stack: string | undefined;
  /** The line without the stack's name or its padding. */
  readonly text: string;
}

/**
 * Reads the output of `cdktf deploy --no-color` line by line. cdktf names the stack on the first line
 * of whatever piece of output it got hold of, and pads the other lines of the piece.
 */
export class CdktfOutput {
  private current: string | undefined;

  constructor(private readonly stacks: readonly string[]) {}

  read(line: string): CdktfLine {
    const named = this.stacks.find(
      (stack) => line === stack || line.startsWith(`${stack}  `) || line === `${stack} `,
    );
    if (named !== undefined) {
      this.current = named;
      return { stack: named, text: line.slice(named.length + 2) };
    }
    if (this.current === undefined) return { stack: undefined, text: line };
    const padding = ' '.repeat(this.current.length + 2);
    if (line.trim() === '') return { stack: this.current, text: '' };
    if (line.startsWith(padding)) return { stack: this.current, text: line.slice(padding.length) };
    this.current = undefined;
    return { stack: undefined, text: line };
  }
}
