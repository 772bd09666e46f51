/** A call of one of our own services. */
export interface ServiceCall {
  /** Scope of the service. @example 'kafka' */
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

/** Properties of a resource in a template. */
export type Properties = Readonly<Record<string, unknown>>;

/** What CloudFormation calls to make, change and delete a resource of one type. */
export interface ResourceType {
  /** Properties that cannot change in place: another value is another resource. */
  readonly identity: readonly string[];
  readonly create: (properties: Properties) => ServiceCall;
  /** The calls of a change in place, in order. */
  readonly update: (before: Properties, after: Properties) => readonly ServiceCall[];
  readonly delete: (properties: Properties) => ServiceCall;
  /** Looks at the resource, so that what is under way in it ends. */
  readonly look: (properties: Properties) => ServiceCall;
}

/** True when two values of a property are the same. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
