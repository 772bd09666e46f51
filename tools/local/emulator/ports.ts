import { createServer, type Server } from 'node:net';

/** The only address that the emulator listens on. */
export const LOOPBACK = '127.0.0.1';

/** Listens on the wanted loopback port, or on any free one when it is taken; resolves to the port. */
export async function listenOnLoopback(server: Server, wanted: number): Promise<number> {
  try {
    return await listen(server, wanted);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    return listen(server, 0);
  }
}

/** A loopback port that nothing listens on now, for a child process that must be told its port. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: LOOPBACK, port, exclusive: true }, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no TCP address'));
      else resolve(address.port);
    });
  });
}
