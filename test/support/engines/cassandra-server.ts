import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'cassandra-driver';
import { CASSANDRA_JVM } from './cassandra-engine';

/** Half a minute on an idle machine of two cores; the rest is for busy ones. */
const START_MILLISECONDS = 240_000;

/** One real node of Cassandra on this machine's loopback, with an empty folder of its own. */
export class CassandraServer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    /** Connected and ready. */
    readonly client: Client,
  ) {}

  /** Starts a node and waits until it answers; throws with the end of its log when it does not. */
  static async start(classPath: string): Promise<CassandraServer> {
    const folder = mkdtempSync(join(tmpdir(), 'sevenfold-cassandra-'));
    const [native, storage] = [await freePort(), await freePort()];
    mkdirSync(join(folder, 'conf'));
    writeFileSync(join(folder, 'conf', 'cassandra.yaml'), configuration(folder, native, storage));
    const { child, log } = launch(folder, classPath);
    const server = (client: Client) => new CassandraServer(child, folder, client);
    for (
      const end = Date.now() + START_MILLISECONDS;
      Date.now() < end && child.exitCode === null;
    ) {
      const client = clientOf(native);
      try {
        await client.connect();
        return server(client);
      } catch {
        await client.shutdown();
        await wait(1_000);
      }
    }
    await server(clientOf(native)).stop();
    throw new Error(`Cassandra did not start:\n${log()}`);
  }

  /** Ends the node and removes its folder. */
  async stop(): Promise<void> {
    await this.client.shutdown();
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill('SIGKILL'); // nothing of it is kept
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function launch(folder: string, classPath: string): { child: ChildProcess; log: () => string } {
  const child = spawn(
    'java',
    [
      '-Xms256m',
      '-Xmx768m',
      ...CASSANDRA_JVM,
      '-Djdk.attach.allowAttachSelf=true',
      `-Dcassandra.storagedir=${join(folder, 'data')}`,
      `-Dcassandra.config=file://${join(folder, 'conf', 'cassandra.yaml')}`,
      '-Dcassandra-foreground=yes',
      '-Dcassandra.skip_wait_for_gossip_to_settle=0',
      '-Dcassandra.ring_delay_ms=100',
      '-cp',
      `${join(folder, 'conf')}:${classPath}`,
      'org.apache.cassandra.service.CassandraDaemon',
    ],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let end = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (end = (end + chunk.toString()).slice(-4_000)));
  }
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return { child, log: () => end };
}

function clientOf(port: number): Client {
  return new Client({
    contactPoints: [`127.0.0.1:${port}`],
    localDataCenter: 'datacenter1',
    socketOptions: { readTimeout: 60_000 },
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

function configuration(folder: string, native: number, storage: number): string {
  return `cluster_name: sevenfold
num_tokens: 1
partitioner: org.apache.cassandra.dht.Murmur3Partitioner
commitlog_sync: periodic
commitlog_sync_period: 10000ms
listen_address: 127.0.0.1
rpc_address: 127.0.0.1
native_transport_port: ${native}
storage_port: ${storage}
start_native_transport: true
endpoint_snitch: SimpleSnitch
seed_provider:
  - class_name: org.apache.cassandra.locator.SimpleSeedProvider
    parameters: [{ seeds: '127.0.0.1:${storage}' }]
data_file_directories: [${join(folder, 'data')}]
commitlog_directory: ${join(folder, 'commitlog')}
saved_caches_directory: ${join(folder, 'saved')}
hints_directory: ${join(folder, 'hints')}
cdc_raw_directory: ${join(folder, 'cdc')}
auto_bootstrap: false
`;
}
