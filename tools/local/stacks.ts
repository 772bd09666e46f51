import { join } from 'node:path';
import { nearest } from '#constructs/kernel/nearest';
import { readJsonFile } from './json-file';
import { UserError } from './user-error';

/** The environment that the local command deploys. */
export const LOCAL_ENVIRONMENT = 'local';

/** A stack's id without the environment: `network` for `local-network`. */
export function shortName(id: string): string {
  const prefix = `${LOCAL_ENVIRONMENT}-`;
  return id.startsWith(prefix) ? id.slice(prefix.length) : id;
}

/** What cdktf's manifest says of one stack. */
export interface ManifestStack {
  /** The stack's id, such as `local-network`. */
  readonly name: string;
  /** Ids of the stacks that must be deployed before it. */
  readonly dependencies: readonly string[];
  /** Its JSON's path within the output folder. */
  readonly synthesizedStackPath: string;
  /** Its folder within the output folder. */
  readonly workingDirectory: string;
}

/** The file that lists the stacks of an output folder. */
export interface Manifest {
  readonly version: string;
  readonly stacks: Readonly<Record<string, ManifestStack>>;
}

/** Reads the manifest of a synthesized output folder. */
export function readManifest(output: string): Manifest {
  return readJsonFile(join(output, 'manifest.json')) as Manifest;
}

/** Every stack, each after those it depends on. */
export function deployOrder(manifest: Manifest): readonly ManifestStack[] {
  return withDependencies(manifest, Object.keys(manifest.stacks).sort());
}

/** The named stacks with all they depend on, each after those it depends on. */
export function withDependencies(
  manifest: Manifest,
  names: readonly string[],
): readonly ManifestStack[] {
  const ordered = new Map<string, ManifestStack>();
  const visit = (name: string): void => {
    const stack = manifest.stacks[name];
    if (!stack || ordered.has(name)) return;
    stack.dependencies.forEach(visit);
    ordered.set(name, stack);
  };
  names.forEach(visit);
  return [...ordered.values()];
}

/**
 * The ids meant by what a person typed: an id, or its short name. An unknown one is refused with the
 * nearest and the list of all.
 */
export function resolveStackNames(manifest: Manifest, typed: readonly string[]): readonly string[] {
  const ids = deployOrder(manifest).map((stack) => stack.name);
  return typed.map((name) => {
    const id = ids.find((candidate) => candidate === name || shortName(candidate) === name);
    if (id !== undefined) return id;
    const known = ids.map(shortName);
    const guess = nearest(shortName(name), known);
    const hint = guess === undefined ? '' : ` Did you mean ${guess}?`;
    throw new UserError(
      `there is no stack ${JSON.stringify(name)} in the ${LOCAL_ENVIRONMENT} environment.${hint} ` +
        `There are: ${known.join(', ')}.`,
    );
  });
}
