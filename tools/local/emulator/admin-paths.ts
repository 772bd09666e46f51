import type { InventoryEntry } from './emulated-service';
import type { UnknownOperation } from './unknown-operations';

/** What the admin paths can ask and do. */
export interface AdminActions {
  /** Identity of the emulator, as the health path gives it back. */
  readonly identity: {
    readonly instance: string;
    readonly account: string;
    readonly region: string;
  };
  /** True when moto answers too. */
  healthy(): Promise<boolean>;
  unknownOperations(): readonly UnknownOperation[];
  /** All that exists, ours and moto's. */
  inventory(): Promise<readonly InventoryEntry[]>;
  /** Begins to stop the emulator; the answer is still sent. */
  stop(): void;
}

/** A status and a value to send as JSON. */
export interface AdminAnswer {
  readonly status: number;
  readonly body: unknown;
}

const PREFIX = '/_sevenfold/';

/** The paths under `/_sevenfold/`, for the local command and the curious. No AWS path begins so. */
export class AdminPaths {
  constructor(private readonly actions: AdminActions) {}

  owns(path: string): boolean {
    return path.startsWith(PREFIX);
  }

  async answer(request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
  }): Promise<AdminAnswer> {
    // Browsers name the page that sent a request: a web page must not stop or read the emulator.
    if (request.headers['origin'] !== undefined) {
      return { status: 403, body: { message: 'not for web pages' } };
    }
    switch (`${request.method} ${request.path.slice(PREFIX.length)}`) {
      case 'GET health':
        return (await this.actions.healthy())
          ? { status: 200, body: this.actions.identity }
          : { status: 503, body: { message: 'moto does not answer' } };
      case 'GET unknown-operations':
        return { status: 200, body: this.actions.unknownOperations() };
      case 'GET inventory':
        return { status: 200, body: { resources: await this.actions.inventory() } };
      case 'POST stop':
        this.actions.stop();
        return { status: 202, body: { message: 'stopping' } };
      default:
        return { status: 404, body: { message: `no ${request.method} ${request.path}` } };
    }
  }
}
