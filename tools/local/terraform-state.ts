import { statSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonFile } from './json-file';
import type { RunFolder } from './run-folder';

/** One resource in a state, of those that Terraform manages (data sources are left out). */
export interface StateResource {
  /** Type, such as `aws_eks_cluster`. */
  readonly type: string;
  /** Address within the stack, such as `aws_eks_cluster.Resource`. */
  readonly address: string;
  /** Its attributes, one record an instance. */
  readonly instances: readonly Readonly<Record<string, unknown>>[];
}

interface StateFile {
  readonly resources?: readonly {
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly instances?: readonly { readonly attributes?: Readonly<Record<string, unknown>> }[];
  }[];
}

/** The managed resources of a stack; none where it has no state. */
export function readState(folder: RunFolder, stack: string): readonly StateResource[] {
  const file = join(folder.states, `${stack}.tfstate`);
  // Terraform makes the file before it has anything to write into it.
  if (!statSync(file, { throwIfNoEntry: false })?.size) return [];
  const { resources = [] } = readJsonFile(file) as StateFile;
  return resources
    .filter((resource) => resource.mode === 'managed')
    .map(({ type, name, instances = [] }) => ({
      type,
      address: `${type}.${name}`,
      instances: instances.map((instance) => instance.attributes ?? {}),
    }));
}

/** How many resources a stack has, each instance counted. */
export function countResources(folder: RunFolder, stack: string): number {
  return readState(folder, stack).reduce((sum, { instances }) => sum + instances.length, 0);
}
