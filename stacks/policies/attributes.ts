import { Annotations, type TerraformResource } from 'cdktf';
import { describe, type Rejection } from '#constructs/kernel/invalid-input';

/** The arguments of a resource in the provider's own spelling. */
export type Arguments = Readonly<Record<string, unknown>>;

/**
 * What a resource will write. Policies look at this, so that they hold for every construct and
 * every fork, however it was built.
 */
export function argumentsOf(resource: TerraformResource): Arguments {
  const { terraformResourceType: type, friendlyUniqueId: id } = resource;
  const written = resource.toTerraform() as {
    resource?: Record<string, Record<string, Arguments>>;
  };
  return written.resource?.[type]?.[id] ?? {};
}

/** The blocks of one name, whether the provider's binding writes one or a list. */
export function blocks(parent: Arguments, name: string): readonly Arguments[] {
  const block = parent[name];
  if (block === undefined || block === null) return [];
  return (Array.isArray(block) ? block : [block]) as Arguments[];
}

/** Stops synthesis with one line in the form of every other mistake. */
export function refuse(resource: TerraformResource, rejection: Omit<Rejection, 'source'>): void {
  const line = describe({ source: resource.node.path, ...rejection });
  Annotations.of(resource).addError(line.replace(/^- /, ''));
}
