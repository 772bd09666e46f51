import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

import { LOOPBACK } from './ports';

/** How moto is started. */
export interface MotoOptions {
  /** Python of the virtual environment that has moto. */
  readonly python: string;
  /** The server script. */
  readonly server: string;
  readonly port: number;
  /** Twelve-digit AWS account. */
  readonly account: string;
  readonly region: string;
  /** File that takes moto's output. */
  readonly logPath: string;
}

/** moto starts in 2 to 10 seconds on an idle machine (measured); a busy one gets nine times that. */
const START_SECONDS = 90;
const POLL_MILLISECONDS = 100;
/** Time for moto to leave by itself before it is killed. */
const STOP_SECONDS = 5;

/**
 * moto as a child process. It holds the other end of a pipe to us: when we die, however suddenly,
 * its standard input ends and it exits; when it dies, `onDeath` is told.
 */
export class MotoProcess {
  private stopping = false;

  private constructor(
    private readonly child: ChildProcess,
    private readonly options: MotoOptions,
    private readonly exited: Promise<string>,
  ) {}

  /** Starts moto; `ready` still has to be awaited. */
  static start(options: MotoOptions): MotoProcess {
    for (const file of [options.python, options.server]) {
      if (!existsSync(file)) throw new Error(`moto cannot start: ${file} does not exist`);
    }
    const log = openSync(options.logPath, 'a');
    const { python, server, port, account, region } = options;
    const child = spawn(
      python,
      [server, '--port', String(port), '--account', account, '--region', region],
      // A group of its own: Ctrl-C in a terminal reaches us alone, and we stop moto in order.
      { stdio: ['pipe', log, log], detached: true },
    );
    closeSync(log);
    child.stdin?.on('error', () => undefined); // EPIPE when moto is gone: its exit is handled below
    const exited = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    return new MotoProcess(child, options, exited);
  }

  /** Process id; 0 when it could not be started. */
  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Resolves when moto answers; rejects when it dies or takes too long. */
  async ready(): Promise<void> {
    const death = this.exited.then((how) => {
      throw new Error(`moto did not start (${how}); see ${this.options.logPath}`);
    });
    await Promise.race([death, this.untilItAnswers()]);
  }

  /** Calls back with how moto ended, unless `stop` ended it. */
  onDeath(callback: (how: string) => void): void {
    void this.exited.then((how) => {
      if (!this.stopping) callback(how);
    });
  }

  /** True when moto answers now. */
  answers(): Promise<boolean> {
    return new Promise((resolve) => {
      const probe = get(
        { host: LOOPBACK, port: this.options.port, path: '/moto-api/', timeout: 5000 },
        (response) => {
          response.resume();
          resolve((response.statusCode ?? 500) < 500);
        },
      );
      probe.on('timeout', () => probe.destroy());
      probe.on('error', () => resolve(false));
    });
  }

  /** Ends moto: its standard input first, then SIGKILL for one that does not leave. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.child.stdin?.end();
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_SECONDS * 1000);
    await this.exited;
    clearTimeout(timer);
  }

  private async untilItAnswers(): Promise<void> {
    const deadline = Date.now() + START_SECONDS * 1000;
    while (!(await this.answers())) {
      if (this.child.exitCode !== null || this.child.signalCode !== null) return;
      if (Date.now() > deadline) {
        throw new Error(
          `moto did not answer within ${START_SECONDS} s; see ${this.options.logPath}`,
        );
      }
      await delay(POLL_MILLISECONDS);
    }
  }
}
