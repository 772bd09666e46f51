/** One request to a service that we answer ourselves. */
export interface ServiceRequest {
  /** HTTP method in upper case. */
  readonly method: string;
  /** Path as sent, still percent-encoded. */
  readonly path: string;
  /** Query string as sent, without the question mark. */
  readonly query: string;
  /** Header values by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The whole body; empty when there is none. */
  readonly body: Buffer;
  /** Region of the signature's credential scope. */
  readonly region: string;
}

/** What the client gets back. */
export interface ServiceAnswer {
  /** AWS's name of the operation, or a method and path that no operation has. */
  readonly operation: string;
  /** False when the service does not implement the operation: it is then logged and listed. */
  readonly known: boolean;
  /** HTTP status. */
  readonly status: number;
  /** Header values by name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body in the service's own format. */
  readonly body: string;
  /** What was thrown, when the service failed by its own fault: for the log. @default - it did not */
  readonly fault?: unknown;
}

/** Something that exists in the emulator beyond what a fresh one holds. */
export interface InventoryEntry {
  /** Service as in a credential scope. @example 'eks' */
  readonly service: string;
  /** Kind within the service. @example 'nodegroup' */
  readonly type: string;
  /** Identifier, unique within the kind. */
  readonly id: string;
}

/** An AWS service answered from memory by the front instead of by moto. */
export interface EmulatedService {
  /** Service name in the credential scope of a signature. @example 'eks' */
  readonly scope: string;
  /** AWS's names of the operations that it implements, in alphabetical order. */
  readonly operations: readonly string[];
  /** Answers one request; a refusal is an answer in the service's own error format, not a throw. */
  answer(request: ServiceRequest): Promise<ServiceAnswer>;
  /** All that exists, in every region. */
  inventory(): readonly InventoryEntry[];
}
