import { type Precondition, TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { type DeployedRecord, DeploymentGuard, guardedAddress } from './guarded';

/** What stands side by side in one stack, each of it dear. */
export interface PresenceGuardProps {
  /** Where in Parameter Store it publishes, with nobody else. @example '/production/deployed/kafka-clusters' */
  readonly path: string;
  /** By the names of the environment file, the resource that holds the data. */
  readonly present: Readonly<Record<string, TerraformResource>>;
  /** Addresses, `<stack>/<type>.<id>`, whose loss the environment acknowledges. */
  readonly acknowledged: readonly string[];
  /** What they are, as a message says it. @example 'Kafka clusters' */
  readonly what: string;
  /** What goes with one of them. @example 'messages' */
  readonly contents: string;
  /** How one can have gone. @example 'gone from kafka in the environment file or renamed' */
  readonly causes: string;
}

/**
 * Refuses, when Terraform plans, that a whole member of a stack goes: its line taken out of the
 * environment or renamed, or another resource in its place. `prevent_destroy` and the guards of the
 * member itself are gone with its construct; so every member that stays refuses for the others.
 * Where none stays, the stack is not made and nothing is destroyed.
 */
export class PresenceGuard extends DeploymentGuard<DeployedRecord> {
  constructor(scope: Construct, id: string, props: PresenceGuardProps) {
    const { path, present, acknowledged, what, contents, causes } = props;
    const members = Object.entries(present);
    super(scope, id, {
      path,
      parametersId: 'Parameters',
      guarded: members.map(([name, resource]) => ({
        record: { name, address: guardedAddress(resource) },
        resource,
      })),
      acknowledged,
      kept: (next) => `${next}.address == old.address`,
      told: () => 'old.address',
      message: (lost) =>
        `This would destroy the ${what} \${join(", ", keys(${lost}))} with all their ${contents}: they are ${causes}. Write them as they were, or acknowledge \${join(", ", flatten(values(${lost})))}.`,
    });
    for (const [, resource] of members) addPrecondition(resource, this.precondition);
  }
}

/** The resource that a construct stands for, as constructs name it: `node.defaultChild`. */
export function heldBy(construct: Construct): TerraformResource {
  const { defaultChild } = construct.node;
  if (TerraformResource.isTerraformResource(defaultChild)) return defaultChild;
  throw new Error(`${construct.node.path} has no default child that is a resource`);
}

function addPrecondition(resource: TerraformResource, added: Precondition): void {
  const { precondition = [] } = resource.lifecycle ?? {};
  resource.lifecycle = { ...resource.lifecycle, precondition: [...precondition, added] };
}
