import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

import { freePort, listenOnLoopback } from '#tools/local/emulator/ports';

it('takes the wanted port when it is free, and another one when it is taken', async () => {
  const wanted = await freePort();
  const first = createServer();
  const second = createServer();

  expect(await listenOnLoopback(first, wanted)).toBe(wanted);
  const other = await listenOnLoopback(second, wanted);

  expect(other).not.toBe(wanted);
  expect(second.address()).toMatchObject({ port: other, address: '127.0.0.1' } as AddressInfo);
  first.close();
  second.close();
  await Promise.all([once(first, 'close'), once(second, 'close')]);
});
