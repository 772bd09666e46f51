import { createServer, type AddressInfo } from 'node:net';
import { requireFreePort } from '#tools/local/emulator-process';
import { UserError } from '#tools/local/user-error';

describe('a port that was asked for', () => {
  it('is refused in one line while something else listens on it, and taken afterwards', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const refusal = requireFreePort(port);
    await expect(refusal).rejects.toThrow(UserError);
    await expect(refusal).rejects.toThrow(new RegExp(`^port ${port} of 127.0.0.1 is taken.*$`));
    await new Promise((resolve) => other.close(resolve));
    await expect(requireFreePort(port)).resolves.toBeUndefined();
  });
});
