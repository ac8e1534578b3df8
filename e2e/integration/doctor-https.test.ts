import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { certificateFor } from '../support/certificate';
import { examine } from '../support/doctor-process';
import { endAllProcesses, temporaryFolder } from '../support/processes';
import { ReverseProxy } from '../support/reverse-proxy';
import { type Shop, type ShopSettings, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

const dayMs = 86_400_000;

/** A certificate for a host that is good for so many whole days and a half. */
const lasting = (days: number, host = 'localhost') =>
  certificateFor(host, Date.now() + (days + 0.5) * dayMs);
const good = lasting(60);

let supplier: Supplier;
let proxy: ReverseProxy;
let shop: Shop;
let settings: ShopSettings;

/** Runs the doctor on a machine that trusts a certificate as it trusts the usual authorities. */
function run(trusted: { cert: string } | null = good, change: ShopSettings = {}) {
  const file = join(temporaryFolder(), 'trusted.pem');
  writeFileSync(file, trusted?.cert ?? '');
  const trust: ShopSettings = trusted === null ? {} : { NODE_EXTRA_CA_CERTS: file };
  return examine(shop.port, { ...settings, ...trust, ...change });
}

beforeAll(async () => {
  supplier = await startSupplier();
  proxy = await ReverseProxy.start(good);
  settings = {
    SITE_URL: proxy.origin,
    PARTNER_ID: 'integration-partner',
    SESSION_SECRET: randomBytes(32).toString('hex'),
    TRUSTED_PROXIES: '1',
  };
  shop = await startShop(supplier.origin, settings);
  proxy.target = shop.port;
  settings = { API_URL: supplier.origin, DATA_DIR: shop.dataDir, ...settings };
});
afterEach(() => {
  proxy.mend();
  proxy.show(good);
});
afterAll(async () => {
  proxy?.stop();
  await endAllProcesses();
});

it('is well over https, with all that goes with it', async () => {
  const found = await run();
  expect(found.wrong).toEqual([]);
  expect(found.finding('site-certificate').says).toContain('60 days');
  for (const check of ['site', 'site-http2', 'site-headers', 'site-stream', 'forwarded']) {
    expect(found.finding(check), check).toMatchObject({ mark: 'ok' });
  }
});

it('warns of HTTP/1.1 alone, and of HSTS that is lost', async () => {
  proxy.offersHttp2 = false;
  proxy.changes = { 'strict-transport-security': undefined };
  const { finding, wrong } = await run();
  expect(wrong).toEqual([]);
  expect(finding('site-http2').mark).toBe('warning');
  expect(finding('site-headers').says).toMatch(/: strict-transport-security\.$/);
});

describe('a certificate', () => {
  it.each([
    [10, 'warning', []],
    [1, 'wrong', ['site-certificate']],
  ])('that is good for %d days is found', async (days, mark, wrong) => {
    const certificate = lasting(days);
    proxy.show(certificate);
    const found = await run(certificate);
    expect(found.finding('site-certificate').mark).toBe(mark);
    expect(found.wrong).toEqual(wrong);
  });

  it.each([
    ['has expired', () => lasting(-2)],
    ['is for another name', () => lasting(60, 'other.example')],
  ])('that %s is found', async (says, make) => {
    const certificate = make();
    proxy.show(certificate);
    const found = await run(certificate);
    expect(found.wrong).toEqual(['site']);
    expect(found.finding('site').says).toContain(says);
  });

  it('that nobody trusts is found', async () => {
    const found = await run(null);
    expect(found.wrong).toEqual(['site']);
    expect(found.finding('site').says).toContain('no browser trusts');
  });

  it('is looked at for the supplier as well', async () => {
    const found = await run(good, { API_URL: proxy.origin });
    expect(found.finding('supplier-certificate').mark).toBe('ok');
    // It is the shop itself that answers here.
    expect(found.wrong).toEqual(['supplier']);
  });
});
