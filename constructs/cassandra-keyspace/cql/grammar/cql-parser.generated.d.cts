import type { StatementNode, StatementText, TypeNode } from '../syntax-tree';

/** What the grammar asks of its caller. */
interface GrammarWords {
  readonly isReserved: (word: string) => boolean;
  readonly isReservedForTypes: (word: string) => boolean;
  readonly isNativeType: (word: string) => boolean;
}

/** Cuts a file into its statements. */
export function parse(
  text: string,
  options: GrammarWords & { readonly startRule: 'Script' },
): readonly StatementText[];

/** Reads one statement; throws `SyntaxError`. */
export function parse(
  text: string,
  options: GrammarWords & { readonly startRule: 'Statement' },
): StatementNode;

/** Reads one type as our own parser spells it. */
export function parse(
  text: string,
  options: GrammarWords & { readonly startRule: 'Type' },
): TypeNode;

/** Thrown where a text is no statement. */
export class SyntaxError extends Error {
  /** What could have stood there; null only for errors that the grammar raises itself. */
  readonly expected:
    | readonly (
        | { readonly type: 'literal'; readonly text: string }
        | { readonly type: 'class' | 'any' | 'end' }
        | { readonly type: 'other'; readonly description: string }
      )[]
    | null;
  readonly location: { readonly start: { readonly offset: number } };
}
