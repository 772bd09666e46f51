/** One mistake in what a user wrote, with its remedy. */
export interface Rejection {
  /** Where the value was written: an environment file or the path of a construct. */
  readonly source: string;
  /** The field, dotted from the top of that source: `network.cidr`. Empty when the whole is meant. */
  readonly property: string;
  /** The value as it was written. */
  readonly got: unknown;
  /** What the rule accepts, as a noun phrase: "a whole number from 1 to 5". */
  readonly expected: string;
  /** What to write instead, as a sentence. */
  readonly fix: string;
  /** The rule's id where an `exceptions` entry can name it. */
  readonly rule?: string;
}

/** Thrown for what a user can mend; anything else that is thrown is a bug of ours. Lists every mistake. */
export class InvalidInput extends Error {
  /** Every mistake found, in the order in which the fields were read. */
  readonly rejections: readonly Rejection[];

  constructor(rejections: readonly Rejection[]) {
    const count = rejections.length === 1 ? '1 mistake' : `${rejections.length} mistakes`;
    const lines = rejections.slice(0, SHOWN_REJECTIONS).map(describe);
    const rest = rejections.length - lines.length;
    if (rest > 0) lines.push(`- and ${rest} more.`);
    super([`Invalid input: ${count}, nothing was written.`, ...lines].join('\n'));
    this.name = 'InvalidInput';
    this.rejections = rejections;
  }
}

/** More would only hide the first. */
const SHOWN_REJECTIONS = 100;

/** One line: source, field, what is expected, what was found, what to write, and the rule if it has an id. */
export function describe(rejection: Rejection): string {
  const { source, property, expected, got, fix, rule } = rejection;
  const field = property === '' ? '' : `${property}: `;
  const named = rule === undefined ? '' : ` [${rule}]`;
  return `- ${source}: ${field}expected ${expected}, got ${shown(got)}. ${fix}${named}`;
}

/** Longer values are cut: the line must stay readable, and the field says where the rest is. */
const SHOWN_CHARACTERS = 80;

/** Control characters and those that hide, end a line or reorder text. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A value as one line of visible characters: control and direction characters appear as escapes. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'bigint') return `${value}n`; // a number of the same digits would do
  let text: string;
  try {
    text = asJson(value) ?? typeof value;
  } catch {
    return 'an object that cannot be written as JSON';
  }
  const visible = text.replace(INVISIBLE, escaped);
  if (visible.length <= SHOWN_CHARACTERS) return visible;
  return `${visible.slice(0, SHOWN_CHARACTERS).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Undefined where an object's own `toJSON` says so, which the library's type forgets. */
function asJson(value: unknown): string | undefined {
  return JSON.stringify(value);
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
