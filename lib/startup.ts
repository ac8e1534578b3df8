import 'server-only';
import { randomBytes } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { IncomingMessage } from 'node:http';
import { join, resolve } from 'node:path';
import { startSandbox } from '@/sandbox';
import { countriesOnOffer } from './catalogue/countries';
import { forwardedHeader, peerHeader } from './client-address';
import { ConfigurationError, settings } from './env';
import { liveHub } from './live/hub';
import { hangUpWhenStalled } from './live/stalled';
import { outsideRequests } from './outside-requests';
import { receiptKeysOf } from './receipt/keys';
import { setRuntime } from './runtime';
import type { Store } from './store';
import { configureStore, getStore } from './store/shared';
import { startWhiteLabel } from './white-label';

/** EX_CONFIG of sysexits.h: a supervisor should not simply try again. */
const configurationExitCode = 78;

/** Written over whatever a client sent under this name, before Next sees the request. */
function stampPeerAddress({ headers, socket }: IncomingMessage): void {
  const forwarded = headers['x-forwarded-for'];
  headers[forwardedHeader] = [forwarded ?? ''].flat().join(',');
  headers[peerHeader] = socket.remoteAddress ?? '';
}

function prepareRequests(): void {
  subscribe('http.server.request.start', (message) => {
    if (typeof message !== 'object' || message === null || !('request' in message)) return;
    const { request } = message;
    if (!(request instanceof IncomingMessage)) return;
    stampPeerAddress(request);
    hangUpWhenStalled(request);
  });
}

/** Unmarked, the build would take every folder of this name for data, sources among them. */
const sandboxFolder = (dataDir: string) => join(/* turbopackIgnore: true */ dataDir, 'sandbox');

/**
 * A secret of the sandbox's own, 64 hexadecimal digits: made once and kept, so that after a restart
 * orders still open and receipts still verify.
 */
function sandboxSecret(folder: string, name: 'session-secret' | 'receipt-key'): string {
  const path = join(folder, name);
  try {
    return readFileSync(path, 'utf8');
  } catch {
    const secret = randomBytes(32).toString('hex');
    writeFileSync(path, secret, { mode: 0o600 });
    return secret;
  }
}

async function startOnSandbox(dataDir: string): Promise<string> {
  const { SANDBOX_PORT, SESSION_SECRET, RECEIPT_KEY } = settings();
  const folder = sandboxFolder(dataDir);
  const sandbox = await startSandbox({ port: SANDBOX_PORT, dataDir: folder });
  setRuntime({
    supplierOrigin: sandbox.origin,
    mode: 'sandbox',
    sessionSecrets: SESSION_SECRET ?? [sandboxSecret(folder, 'session-secret')],
    receiptKeys: await receiptKeysOf(RECEIPT_KEY ?? [sandboxSecret(folder, 'receipt-key')]),
  });
  return join(folder, 'shop.sqlite');
}

function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    throw new ConfigurationError([`DATA_DIR: the folder ${folder} cannot be made.`]);
  }
}

async function openStore(databaseUrl: string | undefined, sqliteFile: string): Promise<Store> {
  configureStore({ databaseUrl, sqliteFile });
  try {
    return await getStore();
  } catch {
    throw new ConfigurationError([
      databaseUrl === undefined
        ? `DATA_DIR: the database ${sqliteFile} cannot be opened.`
        : 'DATABASE_URL: the database cannot be reached or used.',
    ]);
  }
}

async function startParts(): Promise<void> {
  outsideRequests();
  const { API_URL, DATABASE_URL, DATA_DIR, SESSION_SECRET, RECEIPT_KEY } = settings();
  const { SHOP_CONFIG, THEME_PREVIEW } = settings();
  await startWhiteLabel(SHOP_CONFIG, THEME_PREVIEW ? 'shown' : 'refused');
  const dataDir = resolve(/* turbopackIgnore: true */ DATA_DIR);
  makeDataFolder(API_URL === undefined ? sandboxFolder(dataDir) : dataDir);
  let sqliteFile = join(dataDir, 'shop.sqlite');
  if (API_URL === undefined) {
    sqliteFile = await startOnSandbox(dataDir);
  } else {
    setRuntime({
      supplierOrigin: API_URL,
      mode: 'real',
      sessionSecrets: SESSION_SECRET ?? [],
      receiptKeys: await receiptKeysOf(RECEIPT_KEY ?? []),
    });
  }
  const store = await openStore(DATABASE_URL, sqliteFile);
  // One process owns the SQLite file, so an attempt still open in it was cut off by a crash.
  if (DATABASE_URL === undefined) {
    await store.closeInterrupted({ startedBefore: Date.now(), now: Date.now() });
  }
}

/**
 * Starts what the shop needs before its first request. A wrong setting ends the process with one
 * sentence per mistake: a thrown error would not stop Next.
 */
export async function start(): Promise<void> {
  try {
    await startParts();
  } catch (error) {
    const sentences =
      error instanceof ConfigurationError
        ? error.sentences
        : [`The shop could not start: ${error instanceof Error ? error.message : 'unknown fault'}`];
    for (const sentence of sentences) console.error(sentence);
    process.exit(configurationExitCode);
  }
  // The first visitor should find the supplier's own list, where the partner has asked for it.
  countriesOnOffer();
  prepareRequests();
  // Next waits for open responses, and so for ever for a stream (measured).
  process.on('SIGTERM', () => liveHub().closeAll());
  process.on('SIGINT', () => liveHub().closeAll());
}
