import type { EmulatedService } from '../../emulated-service';
import { same, type Properties, type ResourceType, type ServiceCall } from './resource-type';
import { RESOURCE_TYPES } from './resource-types';
import { resourcesOf, type TemplateResource } from './stack-template';

/** A resource of a stack that one of our services holds. */
interface Held extends TemplateResource {
  readonly kind: ResourceType;
}

/** What our services hold for each stack. */
export class StackResources {
  private readonly stacks = new Map<string, readonly Held[]>();

  constructor(private readonly services: readonly EmulatedService[]) {}

  /** True when the stack holds something of ours. */
  has(region: string, stack: string): boolean {
    return this.stacks.has(`${region}/${stack}`);
  }

  /**
   * Makes, changes and deletes what differs between the stack and a template. What is made comes
   * before what is deleted, and what leaves the stack under another policy than `Delete` stays.
   *
   * @returns why a service refused; then nothing that was new is left but what `Retain` holds.
   */
  async become(region: string, stack: string, template: string): Promise<string | undefined> {
    const key = `${region}/${stack}`;
    const before = this.stacks.get(key) ?? [];
    const after = resourcesOf(template).flatMap(held);
    const made: Held[] = [];
    for (const resource of after) {
      const previous = before.find((one) => sameResource(one, resource));
      const calls = previous
        ? changesOf(previous, resource)
        : [resource.kind.create(resource.properties)];
      for (const call of calls) {
        const refusal = await this.send(region, call, resource);
        if (refusal === undefined) continue;
        // `Retain` holds also in a rollback, `RetainExceptOnCreate` does not
        for (const one of made.reverse()) {
          if (one.deletionPolicy !== 'Retain') await this.delete(region, one);
        }
        return `${resource.type} ${resource.logicalId}: ${refusal}`;
      }
      if (!previous) made.push(resource);
    }
    const gone = before.filter((one) => !after.some((other) => sameResource(one, other)));
    for (const one of [...gone].reverse()) {
      if (one.deletionPolicy === 'Delete') await this.delete(region, one);
    }
    if (after.length > 0) this.stacks.set(key, after);
    else this.stacks.delete(key);
    return undefined;
  }

  /** Deletes everything of a stack that moto refused, which for AWS never began, whatever its policies. */
  async undo(region: string, stack: string): Promise<void> {
    const made = this.stacks.get(`${region}/${stack}`) ?? [];
    for (const one of [...made].reverse()) await this.delete(region, one);
    this.stacks.delete(`${region}/${stack}`);
  }

  /** Deletes a resource; one that went with what it was in is gone already. */
  private async delete(region: string, { kind, properties }: Held): Promise<void> {
    await this.call(region, kind.delete(properties));
    await this.call(region, kind.look(properties));
  }

  private async send(
    region: string,
    call: ServiceCall,
    { kind, properties }: Held,
  ): Promise<string | undefined> {
    const refusal = await this.call(region, call);
    await this.call(region, kind.look(properties));
    return refusal;
  }

  private async call(region: string, call: ServiceCall): Promise<string | undefined> {
    const service = this.services.find(({ scope }) => scope === call.service);
    if (!service) throw new Error(`no service ${call.service}`);
    const { method, path, headers } = call;
    const body = Buffer.from(method === 'GET' ? '' : JSON.stringify(call.body));
    const answer = await service.answer({ method, path, query: '', headers, body, region });
    if (answer.status < 400) return undefined;
    return (JSON.parse(answer.body) as { readonly message: string }).message;
  }
}

function held(resource: TemplateResource): readonly Held[] {
  const kind = RESOURCE_TYPES[resource.type];
  return kind && isWrittenOut(resource.properties) ? [{ ...resource, kind }] : [];
}

/** A reference can only be resolved by moto, which does not know the type. */
function isWrittenOut(properties: Properties): boolean {
  return !/"(Ref|Fn::\w+)":/.test(JSON.stringify(properties));
}

function sameResource(one: Held, other: Held): boolean {
  return (
    one.type === other.type &&
    one.kind.identity.every((name) => same(one.properties[name], other.properties[name]))
  );
}

function changesOf(before: Held, after: Held): readonly ServiceCall[] {
  if (same(before.properties, after.properties)) return [];
  return after.kind.update(before.properties, after.properties);
}
