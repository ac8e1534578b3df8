import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { Problem } from './problem.mjs';

function listen(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      const taken = server.address().port;
      server.close(() => resolve(taken));
    });
  });
}

/** A port nobody listens on at the moment. */
export function freePort() {
  return listen(0, '127.0.0.1');
}

/**
 * Where the shop listens, from PORT and HOSTNAME.
 * Many shells and every container export the machine's own name as HOSTNAME; that is no setting,
 * and listening on it alone would leave localhost unanswered.
 * @throws Problem when PORT is no port
 */
export function address(env, machine = hostname()) {
  const port = env.PORT?.trim() || '3000';
  if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65535) {
    throw new Problem(`PORT must be a number from 1 to 65535, not "${port}".`);
  }
  const host = env.HOSTNAME?.trim() || '0.0.0.0';
  return { port: Number(port), host: host === machine ? '0.0.0.0' : host };
}

/**
 * Checks that the shop can listen there.
 * @throws Problem saying why not
 */
export async function assertFree({ port, host }) {
  try {
    await listen(port, host);
  } catch (error) {
    if (error.code === 'EADDRINUSE') {
      throw new Problem(
        `Port ${port} is already in use. Stop what uses it, or choose another with PORT=${port + 1}.`,
      );
    }
    if (error.code === 'EACCES')
      throw new Problem(`Port ${port} is reserved: choose one above 1023.`);
    throw new Problem(`HOSTNAME "${host}" is not an address of this machine.`);
  }
}
