import 'server-only';
import { randomBytes } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { startSandbox } from '@/sandbox';
import type { Background } from './background';
import { startBackgroundWork } from './background-work';
import { countriesOnOffer } from './catalogue/countries';
import { forwardedHeader, peerHeader } from './client-address';
import { answerEarly } from './early-answer';
import { appVersion, ConfigurationError, isDevelopment, settings } from './env';
import { admit, tightenServer } from './incoming';
import { renderingHeader } from './kept-pages/renderings';
import { drained, endDraining, enterStage, lifeStage } from './lifecycle';
import { liveHub } from './live/hub';
import { hangUpWhenStalled } from './live/stalled';
import { log, outliveReaders } from './log';
import { redact } from './log/redact';
import { takeOverConsole } from './log/take-over';
import { outsideRequests } from './outside-requests';
import { receiptKeysOf } from './receipt/keys';
import { isSandbox, runtime, setRuntime } from './runtime';
import type { Store, StoreOptions } from './store';
import { sandboxFolder, storePlace } from './store/place';
import { configureStore, getStore } from './store/shared';
import { readStyleSheet } from './style-sheet';
import { type Flush, flushBeforeExit, startTelemetry } from './telemetry/start';
import { startWhiteLabel } from './white-label';

/** EX_CONFIG of sysexits.h: a supervisor should not simply try again. */
const configurationExitCode = 78;

/** Before Next sees the request. What the shop asks itself comes from nobody. */
function stampPeerAddress({ headers, socket }: IncomingMessage): void {
  const forwarded = headers['x-forwarded-for'];
  headers[forwardedHeader] = [forwarded ?? ''].flat().join(',');
  headers[peerHeader] = headers[renderingHeader] === undefined ? (socket.remoteAddress ?? '') : '';
}

/** Whether a connection is the embedded sandbox's, whose server lives in this process, too. */
function isOfSandbox({ localPort }: Socket): boolean {
  return isSandbox() && String(localPort) === new URL(runtime().supplierOrigin).port;
}

/** Has who asks this process, which stops, come back over another connection: to another process. */
function sendElsewhere(message: object): void {
  if (!('response' in message) || !(message.response instanceof ServerResponse)) return;
  message.response.shouldKeepAlive = false;
}

function prepareRequests(): void {
  subscribe('http.server.request.start', (message) => {
    if (typeof message !== 'object' || message === null || !('request' in message)) return;
    const { request } = message;
    if (!(request instanceof IncomingMessage) || isOfSandbox(request.socket)) return;
    if (lifeStage() === 'stopping') sendElsewhere(message);
    admit(request, { anyMethod: isDevelopment() });
    stampPeerAddress(request);
    hangUpWhenStalled(request);
  });
  // In development Next's tools talk over a WebSocket.
  if (isDevelopment()) return;
  subscribe('net.server.socket', (message) => {
    if (typeof message !== 'object' || message === null || !('socket' in message)) return;
    const { socket } = message;
    if (!(socket instanceof Socket) || isOfSandbox(socket)) return;
    tightenServer(socket, { until: drained(), answer: answerEarly });
  });
}

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

async function startOnSandbox(dataDir: string): Promise<void> {
  const { SANDBOX_PORT, SESSION_SECRET, RECEIPT_KEY } = settings();
  const folder = sandboxFolder(dataDir);
  const sandbox = await startSandbox({ port: SANDBOX_PORT, dataDir: folder });
  setRuntime({
    supplierOrigin: sandbox.origin,
    mode: 'sandbox',
    sessionSecrets: SESSION_SECRET ?? [sandboxSecret(folder, 'session-secret')],
    receiptKeys: await receiptKeysOf(RECEIPT_KEY ?? [sandboxSecret(folder, 'receipt-key')]),
  });
}

function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    throw new ConfigurationError([`DATA_DIR: the folder ${folder} cannot be made.`]);
  }
}

async function openStore({ databaseUrl, sqliteFile }: StoreOptions): Promise<Store> {
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

/** What the process has when it begins to serve, and is to let go of when it ends. */
type Started = { store: Store; flush: Flush | null };

async function startParts(): Promise<Started> {
  outsideRequests();
  outliveReaders();
  const { API_URL, DATABASE_URL, DATA_DIR, SESSION_SECRET, RECEIPT_KEY } = settings();
  const { SHOP_CONFIG, THEME_PREVIEW } = settings();
  if (!isDevelopment()) takeOverConsole();
  readStyleSheet();
  await startWhiteLabel(SHOP_CONFIG, THEME_PREVIEW ? 'shown' : 'refused');
  const flush = await startTelemetry(() => liveHub().counts());
  const dataDir = resolve(/* turbopackIgnore: true */ DATA_DIR);
  makeDataFolder(API_URL === undefined ? sandboxFolder(dataDir) : dataDir);
  if (API_URL === undefined) {
    await startOnSandbox(dataDir);
  } else {
    setRuntime({
      supplierOrigin: API_URL,
      mode: 'real',
      sessionSecrets: SESSION_SECRET ?? [],
      receiptKeys: await receiptKeysOf(RECEIPT_KEY ?? []),
    });
  }
  const store = await openStore(storePlace(settings()));
  // One process owns the SQLite file, so an attempt still open in it was cut off by a crash.
  if (DATABASE_URL === undefined) {
    await store.closeInterrupted({ startedBefore: Date.now(), now: Date.now() });
  }
  return { store, flush };
}

/** Next waits for open responses, and so for ever for a stream (measured). */
function takeNothingMore(): void {
  liveHub().closeAll();
  endDraining();
}

/**
 * Ends at once for whoever presses Ctrl-C. A supervisor's shop first goes on for a while, not ready any
 * more, so that who sends requests can notice, see `DRAIN_SECONDS`.
 */
function stop(
  signal: 'SIGTERM' | 'SIGINT',
  work: readonly Background[],
  flush: Flush | null,
): void {
  if (signal === 'SIGINT') takeNothingMore();
  if (lifeStage() === 'stopping') return;
  if (flush !== null) flushBeforeExit(flush);
  log({ event: 'stopping', signal });
  enterStage('stopping');
  for (const each of work) each.stop();
  if (signal === 'SIGTERM') setTimeout(takeNothingMore, settings().DRAIN_SECONDS * 1000);
}

function logStart(telemetry: boolean): void {
  const { DATABASE_URL } = settings();
  log({
    event: 'started',
    mode: runtime().mode,
    version: appVersion(),
    store: DATABASE_URL === undefined ? 'sqlite' : 'postgres',
    telemetry,
  });
}

/** Ends the process with one sentence per mistake: a thrown error would not stop Next. */
function refuse(error: unknown): never {
  const sentences =
    error instanceof ConfigurationError
      ? error.sentences
      : [
          `The shop could not start: ${error instanceof Error ? redact(error.message) : 'unknown fault'}`,
        ];
  // Read by whoever is just setting it up, so no lines of the log.
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
  process.exit(configurationExitCode);
}

/** Starts what the shop needs before its first request, or ends the process for a wrong setting. */
export async function start(): Promise<void> {
  const { store, flush } = await startParts().catch(refuse);
  // The first visitor should find the supplier's own list, where the partner has asked for it.
  countriesOnOffer();
  prepareRequests();
  const work = startBackgroundWork(store);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => stop(signal, work, flush));
  }
  enterStage('serving');
  logStart(flush !== null);
}
