import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** How a single-file Java program is run. */
export interface JavaProgramOptions {
  /** Path of the `.java` file. */
  readonly source: string;
  /** As `classPathOf` gave it. */
  readonly classPath: string;
  /** Options of the JVM: heap, opened packages, system properties. */
  readonly jvm?: readonly string[];
  /** Arguments of the program. */
  readonly args?: readonly string[];
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** What the JVM said last is enough to name the fault. */
const STDERR_CHARACTERS = 4_000;

/**
 * A Java program that answers one line of JSON on stdout for each line of JSON on stdin, in order.
 * It ends at the end of stdin, so it cannot outlive this process.
 */
export class JavaProgram {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting: Waiting[] = [];
  private stderr = '';
  private ended: Error | undefined;

  constructor({ source, classPath, jvm = [], args = [] }: JavaProgramOptions) {
    this.child = spawn('java', [...jvm, '-cp', classPath, source, ...args]);
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.stderr = (this.stderr + text).slice(-STDERR_CHARACTERS);
    });
    createInterface({ input: this.child.stdout }).on('line', (line) => this.take(line));
    this.child.stdin.on('error', () => {}); // a program that ended is reported by its exit
    this.child.on('error', (error) => this.fail(error));
    this.child.on('close', (code) => {
      this.fail(new Error(`${source} ended with code ${code ?? 'none'}:\n${this.stderr}`));
    });
  }

  /** Sends one request; answers what the program answers to it. */
  ask<Answer>(request: object): Promise<Answer> {
    if (this.ended !== undefined) return Promise.reject(this.ended);
    return new Promise<Answer>((resolve, reject) => {
      this.waiting.push({ resolve: (answer) => resolve(answer as Answer), reject });
      this.child.stdin.write(`${JSON.stringify(request)}\n`);
    });
  }

  /** Ends the program and waits until it is gone. */
  async stop(): Promise<void> {
    if (this.ended !== undefined) return;
    const closed = once(this.child, 'close');
    this.child.stdin.end();
    const patience = setTimeout(() => this.child.kill('SIGKILL'), 20_000);
    await closed;
    clearTimeout(patience);
  }

  /** Lines that are no JSON object are a library's own chatter. */
  private take(line: string): void {
    if (!line.startsWith('{')) return;
    this.waiting.shift()?.resolve(JSON.parse(line));
  }

  private fail(error: Error): void {
    this.ended ??= error;
    for (const { reject } of this.waiting.splice(0)) reject(this.ended);
  }
}
