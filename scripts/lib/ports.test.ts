import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { address, assertFree, freePort } from './ports.mjs';

describe('address', () => {
  it('has defaults, and takes PORT and HOSTNAME', () => {
    expect(address({}, 'box')).toEqual({ port: 3000, host: '0.0.0.0' });
    expect(address({ PORT: '4001', HOSTNAME: '127.0.0.1' }, 'box')).toEqual({
      port: 4001,
      host: '127.0.0.1',
    });
  });

  it("does not take the machine's own name for a setting", () => {
    expect(address({ HOSTNAME: 'box' }, 'box').host).toBe('0.0.0.0');
  });

  it.each(['abc', '0', '65536', '-1', '30 00', '3000.5'])('refuses PORT=%s', (PORT) => {
    expect(() => address({ PORT })).toThrow(`not "${PORT}"`);
  });
});

describe('assertFree', () => {
  it('lets a free port pass and names a taken one', async () => {
    const port = await freePort();
    await assertFree({ port, host: '127.0.0.1' });
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    await expect(assertFree({ port, host: '127.0.0.1' })).rejects.toThrow(
      `Port ${port} is already in use`,
    );
    server.close();
  });

  it('names a host that is not of this machine', async () => {
    await expect(assertFree({ port: await freePort(), host: '192.0.2.1' })).rejects.toThrow(
      'HOSTNAME "192.0.2.1" is not an address of this machine.',
    );
  });
});
