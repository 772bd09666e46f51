import { TerraformResource, TerraformStack, type IAspect } from 'cdktf';
import type { IConstruct } from 'constructs';
import { STATEFUL_TYPES } from '#constructs/kernel/stateful';
import type { EnvironmentOptions } from '#environments/environment';

/** `<stack>/<type>.<id>`, as an acknowledgement names a resource. */
export function addressOf(resource: TerraformResource): string {
  const { terraformResourceType: type, friendlyUniqueId: id } = resource;
  return `${TerraformStack.of(resource).node.id}/${type}.${id}`;
}

/**
 * Makes Terraform refuse to delete or replace a resource that holds data, unless the environment
 * acknowledges it by address or has written `protectData: false`.
 */
export class DataIsProtected implements IAspect {
  constructor(
    private readonly environment: Pick<EnvironmentOptions, 'protectData' | 'acknowledgements'>,
  ) {}

  visit(node: IConstruct): void {
    if (this.environment.protectData === false) return;
    if (!TerraformResource.isTerraformResource(node)) return;
    if (!STATEFUL_TYPES.has(node.terraformResourceType)) return;
    if (this.isAcknowledged(node)) return;
    node.lifecycle = { ...node.lifecycle, preventDestroy: true };
  }

  private isAcknowledged(resource: TerraformResource): boolean {
    const address = addressOf(resource);
    return this.environment.acknowledgements?.some((entry) => entry.address === address) ?? false;
  }
}
