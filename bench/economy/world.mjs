import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '../../scripts/lib/problem.mjs';
import { startModule } from '../live/processes.mjs';
import { startShop } from '../live/shop.mjs';
import { scoutGoods } from './goods.mjs';
import { reportMs, startReads } from './reads.mjs';
import { startSupplier } from './supplier.mjs';

const secret = randomBytes(32).toString('hex');

/** Sets a shop's calendar ahead, see `calendar.mjs`. */
function calendarArgs(ahead) {
  const url = new URL('calendar.mjs', import.meta.url);
  url.search = new URLSearchParams({ ahead: String(ahead) });
  return ['--import', url.href];
}

/**
 * A shop with nothing but what a folder holds of it.
 * @param {{ ahead?: number, settings?: Record<string, string> }} options `ahead` sets its calendar
 */
async function openShop({ folder, relay, reads }, { ahead, settings = {} } = {}) {
  reads?.forget();
  const counted = reads && {
    OTEL_EXPORTER_OTLP_ENDPOINT: reads.endpoint,
    OTEL_METRIC_EXPORT_INTERVAL: String(reportMs),
  };
  return await startShop({
    folder,
    upstreamPort: relay.port,
    secret,
    nodeArgs: ahead === undefined ? [] : calendarArgs(ahead),
    channel: ahead !== undefined,
    settings: { ...counted, ...settings },
  });
}

/** A folder that is gone when the measurement is. */
function temporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'refillery-economy-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** On a busy machine a call to the supplier may take too long for the shop. */
const scoutTries = 10;

/** What is on sale, found out through a shop that is gone before anything is measured. */
async function scout(supplier, relay) {
  const shop = await openShop({ folder: temporaryFolder(), relay });
  const read = async (where) => {
    for (let tries = 1; tries <= scoutTries; tries += 1) {
      const response = await fetch(`http://127.0.0.1:${shop.port}${where}`);
      if (response.ok) return await response.json();
      await pause(1_000);
    }
    throw new Problem(`The shop cannot say what ${where} holds.`);
  };
  try {
    return await scoutGoods({ shop: read, supplier });
  } finally {
    await shop.end();
  }
}

/** The supplier, a relay that counts in front of it, and what is on sale. */
export async function startWorld() {
  const supplier = await startSupplier();
  const { call, end } = startModule('../economy/relay.mjs');
  const relay = { port: await call('relay', supplier.port), take: () => call('take') };
  const goods = await scout(supplier, relay);
  await relay.take();
  return {
    supplier,
    relay,
    goods,
    /** Starts shops on one folder, one after the other, with their counts where they are wanted. */
    async newPlace({ counted = false } = {}) {
      const reads = counted ? await startReads() : undefined;
      const place = { folder: temporaryFolder(), relay, reads };
      return { reads, open: (options) => openShop(place, options), end: () => reads?.end() };
    },
    async end() {
      await end();
      await supplier.end();
    },
  };
}
