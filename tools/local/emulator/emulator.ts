import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';

import { AdminPaths } from './admin-paths';
import type { EmulatedService, InventoryEntry } from './emulated-service';
import { removeEmulatorFile, writeEmulatorFile } from './emulator-file';
import { createFront } from './front';
import { LogFile } from './log-file';
import { MotoEc2 } from './moto-ec2';
import { MotoProcess } from './moto-process';
import { MotoProxy } from './moto-proxy';
import { freePort, listenOnLoopback, LOOPBACK } from './ports';
import { Recorder } from './recorder';
import { cloudFormationService } from './services/cloudformation/cloudformation-service';
import { eksService } from './services/eks/eks-service';
import { keyspacesService } from './services/keyspaces/keyspaces-service';
import { mskService } from './services/msk/msk-service';
import { UnknownOperations } from './unknown-operations';

/** What an emulator is started with. */
export interface EmulatorOptions {
  /** Folder of the run: emulator.json, calls.ndjson and the logs go there. */
  readonly folder: string;
  /** Twelve-digit AWS account that all resources are in. */
  readonly account: string;
  /** Region of the health answer and of moto's default; requests name their own. */
  readonly region: string;
  /** Python of the virtual environment that has moto. */
  readonly python: string;
  /** moto's server script. */
  readonly motoServer: string;
  /** Wanted port on 127.0.0.1; another free one when it is taken. */
  readonly port: number;
}

/** A running emulator: the front in this process and moto as its child. */
export class Emulator {
  private readonly instance = randomUUID();
  private readonly file: string;
  private readonly log: LogFile;
  private readonly unknownOperations: UnknownOperations;
  private ended: ((code: number) => void) | undefined;

  /** Resolves to the exit code when the emulator has ended by whatever cause. */
  readonly end = new Promise<number>((resolve) => (this.ended = resolve));

  private constructor(private readonly options: EmulatorOptions) {
    mkdirSync(options.folder, { recursive: true });
    this.file = join(options.folder, 'emulator.json');
    rmSync(this.file, { force: true }); // one that was killed has left it
    this.log = new LogFile(join(options.folder, 'emulator.log'));
    this.unknownOperations = new UnknownOperations((line) => this.log.line(line));
  }

  /** Starts both parts; `end` tells when it is over, and why is in emulator.log. */
  static start(options: EmulatorOptions): Emulator {
    const emulator = new Emulator(options);
    emulator.run().catch((error: unknown) => {
      if (!emulator.ended) return; // stopped while it was starting
      const why = error instanceof Error ? error.message : String(error);
      emulator.log.line(why);
      process.stderr.write(`${why}\n`);
      emulator.finish(1);
    });
    return emulator;
  }

  /** Ends both parts in order. */
  stop: () => void = () => this.finish(0);

  private async run(): Promise<void> {
    const { folder, account, region, python, motoServer, port: wanted } = this.options;
    const motoPort = await freePort();
    const moto = MotoProcess.start({
      python,
      server: motoServer,
      port: motoPort,
      account,
      region,
      logPath: join(folder, 'moto.log'),
    });
    const recorder = new Recorder(join(folder, 'calls.ndjson'));
    const proxy = new MotoProxy(motoPort);
    const front = this.front(moto, proxy, recorder);
    this.stop = () => {
      this.finish(0, async () => {
        front.close();
        front.closeAllConnections();
        await moto.stop();
        proxy.close();
        recorder.close();
      });
    };

    const port = await listenOnLoopback(front, wanted);
    await moto.ready();
    moto.onDeath((how) => {
      this.log.line(`moto died (${how}); see moto.log`);
      this.finish(1);
    });
    writeEmulatorFile(this.file, {
      pid: process.pid,
      port,
      endpoint: `http://${LOOPBACK}:${port}`,
      motoPid: moto.pid,
      motoPort,
      instance: this.instance,
      startedAt: new Date().toISOString(),
    });
    this.log.line(`ready on ${LOOPBACK}:${port}, moto on ${LOOPBACK}:${motoPort}`);
  }

  private front(moto: MotoProcess, proxy: MotoProxy, recorder: Recorder): Server {
    const { account, region } = this.options;
    const log = (line: string): void => this.log.line(line);
    const ec2 = new MotoEc2(proxy);
    const now = (): Date => new Date();
    const own: readonly EmulatedService[] = [
      eksService({ account, ec2, now, log }),
      mskService({ account, ec2, now }),
      keyspacesService({ account, now }),
    ];
    const services = [
      ...own,
      cloudFormationService((request) => proxy.pass(request), own, account),
    ];
    const admin = new AdminPaths({
      identity: { instance: this.instance, account, region },
      healthy: () => moto.answers(),
      unknownOperations: () => this.unknownOperations.list(),
      inventory: async () => [
        ...services.flatMap((service) => service.inventory()),
        ...(await motoInventory(proxy)),
      ],
      stop: () => setImmediate(() => this.stop()),
    });
    const { unknownOperations } = this;
    return createFront({ services, moto: proxy, recorder, unknownOperations, admin, log });
  }

  private finish(code: number, closing: () => Promise<void> = () => Promise.resolve()): void {
    const { ended } = this;
    if (!ended) return;
    this.ended = undefined;
    removeEmulatorFile(this.file, this.instance);
    void closing()
      .catch((error: unknown) => this.log.line(String(error)))
      .finally(() => {
        this.log.line(`ended with exit code ${code}`);
        ended(code);
      });
  }
}

/** moto's part of the inventory, which its server script serves in the same shape. */
async function motoInventory(proxy: MotoProxy): Promise<readonly InventoryEntry[]> {
  const answer = await proxy.forward({
    method: 'GET',
    url: '/_sevenfold/inventory',
    rawHeaders: ['Host', LOOPBACK],
    body: Buffer.alloc(0),
  });
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  if (answer.statusCode !== 200) {
    throw new Error(`moto's inventory answered ${answer.statusCode}: ${text}`);
  }
  return (JSON.parse(text) as { readonly resources: readonly InventoryEntry[] }).resources;
}
