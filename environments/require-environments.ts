import { InvalidInput, type Rejection } from '#constructs/kernel/invalid-input';
import { nearest } from '#constructs/kernel/nearest';
import { rejections } from '#constructs/kernel/schema';
import {
  type EnvironmentDefinition,
  type EnvironmentOptions,
  environmentSchema,
  type Exception,
} from './environment';
import type { EnvironmentRule, RuleContext } from './rule';
import { ALL_RULES } from './rules/all-rules';

/** Which environments are wanted, and on which day they are judged. */
export interface EnvironmentRequest {
  /** Every environment file's default export, by the file's name. */
  readonly definitions: Readonly<Record<string, EnvironmentDefinition>>;
  /** Names separated by commas, as in `ENVIRONMENT=dev,production`. @default - all */
  readonly wanted?: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** Environments without a mistake, and what a person should hear of them. */
export interface ValidEnvironments {
  readonly environments: readonly EnvironmentOptions[];
  /** One line each: exceptions in force, then warnings. */
  readonly notices: readonly string[];
}

/**
 * Checks the environments asked for, each alone and against all others, and gives them back.
 * Throws one `InvalidInput` with every mistake of all of them.
 */
export function requireEnvironments(request: EnvironmentRequest): ValidEnvironments {
  const { definitions, wanted, today } = request;
  const names = wantedNames(Object.keys(definitions), wanted);

  const mistakesOf = new Map<string, Rejection[]>();
  for (const [fileName, definition] of Object.entries(definitions)) {
    const { options } = given(definition);
    mistakesOf.set(fileName, rejections(environmentSchema, options, fileOf(fileName)));
  }
  // An environment with mistakes is still compared with: what is wrong in it hides nothing else.
  const all = Object.values(definitions)
    .map((definition) => given(definition).options)
    .filter((options) => typeof options === 'object' && (options as unknown) !== null);

  const found: Rejection[] = [];
  const notices: string[] = [];
  const environments: EnvironmentOptions[] = [];
  for (const fileName of names) {
    const { options } = given(definitions[fileName]);
    const own = mistakesOf.get(fileName) ?? [];
    const verdict = judge(options, own, { fileName, today, all });
    found.push(...own, ...verdict.rejections);
    notices.push(...verdict.notices);
    environments.push(options);
  }
  if (found.length > 0) throw new InvalidInput(found);
  return { environments, notices };
}

/** A file may export anything; what is no definition has no options, and its report says so. */
function given(definition: EnvironmentDefinition | null | undefined): EnvironmentDefinition {
  return (definition ?? {}) as EnvironmentDefinition;
}

function fileOf(name: string): string {
  return `environments/${name}.ts`;
}

function wantedNames(known: readonly string[], wanted: string | undefined): readonly string[] {
  if (wanted === undefined || wanted === '') return known;
  const names = [...new Set(wanted.split(',').map((name) => name.trim()))];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return names;
  throw new InvalidInput(
    unknown.map((name) => {
      const close = nearest(name, known);
      return {
        source: 'ENVIRONMENT',
        property: '',
        got: name,
        expected: `names of environments separated by commas, of ${known.join(', ')}`,
        fix:
          close === undefined
            ? `Write, for example, ENVIRONMENT=${known[0] ?? 'local'}.`
            : `Did you mean ${close}?`,
      };
    }),
  );
}

/** Runs the rules that can be run, given the fields that have mistakes of their own. */
function judge(
  options: EnvironmentOptions,
  own: readonly Rejection[],
  context: RuleContext,
): { rejections: Rejection[]; notices: string[] } {
  const source = fileOf(context.fileName);
  // With an exception misspelt, what it excuses would be a second message for one mistake.
  const exceptionsAreSound = isSound(['exceptions'], own);
  const exceptions = exceptionsAreSound ? (options.exceptions ?? []) : [];
  const rejected: Rejection[] = [];
  const notices: string[] = [];
  const used = new Set<Exception>();

  for (const rule of ALL_RULES) {
    if (!isSound(rule.reads, own)) continue;
    if (rule.effect === 'except' && !exceptionsAreSound) continue;
    const exception = exceptions.find((entry) => entry.rule === rule.id);
    for (const finding of rule.find(options, context)) {
      if (rule.effect === 'warn') {
        notices.push(`warning: ${source}: ${finding.property}: ${finding.expected} [${rule.id}]`);
      } else if (rule.effect === 'except' && exception !== undefined) {
        used.add(exception);
      } else {
        rejected.push({ source, ...finding, fix: withHint(rule, finding.fix), rule: rule.id });
      }
    }
  }

  for (const exception of exceptions) {
    const { rule, reason, until } = exception;
    notices.push(
      used.has(exception)
        ? `exception: ${source}: ${rule} until ${until}: ${reason}`
        : `warning: ${source}: the exception ${rule} allows nothing any more: remove it`,
    );
  }
  if (isSound(['acknowledgements'], own)) {
    for (const { address, reason, until } of options.acknowledgements ?? []) {
      notices.push(`acknowledged: ${source}: ${address} may be deleted until ${until}: ${reason}`);
    }
  }
  return { rejections: rejected, notices };
}

function withHint(rule: EnvironmentRule, fix: string): string {
  if (rule.effect !== 'except') return fix;
  return `${fix} Or add { rule: '${rule.id}', reason, until } to exceptions.`;
}

/** Whether none of the fields a rule reads, nor anything in or around them, has a mistake. */
function isSound(reads: readonly string[], mistakes: readonly Rejection[]): boolean {
  return !mistakes.some(({ property }) =>
    reads.some((path) => isWithin(property, path) || isWithin(path, property)),
  );
}

function isWithin(inner: string, outer: string): boolean {
  if (outer === '' || inner === outer) return true;
  return inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
}
