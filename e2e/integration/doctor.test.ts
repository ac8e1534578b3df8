import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PlayedSupplier, playSupplier } from '@/lib/cryptorefills/supplier-server-fixtures';
import { freePort } from '@/scripts/lib/ports.mjs';
import { examine, examineInWords } from '../support/doctor-process';
import { endAllProcesses } from '../support/processes';
import { type Forwarding, ReverseProxy } from '../support/reverse-proxy';
import { type Shop, type ShopSettings, startSandboxShop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

const secret = randomBytes(32).toString('hex');
const partnerId = 'partner-id-of-the-doctor-tests';

let supplier: Supplier;
let played: PlayedSupplier;
let proxy: ReverseProxy;
let shop: Shop;
let settings: ShopSettings;

const run = (change: ShopSettings = {}) => examine(shop.port, { ...settings, ...change });

beforeAll(async () => {
  supplier = await startSupplier();
  played = await playSupplier();
  proxy = await ReverseProxy.start();
  settings = {
    PARTNER_ID: partnerId,
    SESSION_SECRET: secret,
    SITE_URL: proxy.origin,
    TRUSTED_PROXIES: '1',
  };
  shop = await startShop(supplier.origin, settings);
  proxy.target = shop.port;
  settings = { API_URL: supplier.origin, DATA_DIR: shop.dataDir, ...settings };
});
beforeEach(() => supplier.clearJournal());
afterEach(() => proxy.mend());
afterAll(async () => {
  proxy?.stop();
  await played?.close();
  await endAllProcesses();
});

describe('a shop that is as it should be', () => {
  it('is well, and its supplier was asked once', async () => {
    const found = await run();
    expect(found.wrong).toEqual([]);
    expect(found.code).toBe(0);
    for (const check of [
      'settings',
      'session-secret',
      'data-dir',
      'supplier',
      'partner-id',
      'clock-supplier',
      'shop',
      'shop-version',
      'site',
      'clock-site',
      'site-headers',
      'site-compression',
      'site-stream',
      'forwarded',
    ]) {
      expect(found.finding(check), check).toMatchObject({ mark: 'ok' });
    }
    const asked = await supplier.journal();
    expect(asked.filter(({ path }) => path === '/v3/payment_vias')).toHaveLength(1);
    expect(asked[0]?.headers).toMatchObject({ 'x-cr-application': partnerId });
    expect(asked[0]?.headers).not.toHaveProperty('x-forwarded-for');
  });

  it('is told of in words, without colours in a pipe, and without a secret', async () => {
    const { code, output } = await examineInWords(shop.port, settings);
    expect(code).toBe(0);
    expect(output).toMatch(/^ {2}ok {11}The shop counts buyers by their own address\.$/m);
    expect(output).toMatch(/^Nothing is wrong; \d+ warnings?\.$/m);
    expect(output).not.toContain(String.fromCharCode(27));
    expect(output).not.toContain(secret);
    expect(output).not.toContain(partnerId);
  });
});

it('a shop on its sandbox is asked with the secret it made for itself', async () => {
  const sandbox = await startSandboxShop();
  const found = await examine(sandbox.port, { DATA_DIR: sandbox.dataDir });
  expect(found.code).toBe(0);
  expect(found.finding('shop-version').mark).toBe('ok');
  expect(found.finding('mode').mark).toBe('warning');
  for (const check of ['supplier', 'site', 'forwarded']) {
    expect(found.finding(check).mark).toBe('not-checked');
  }
  await sandbox.kill();
});

describe('a proxy', () => {
  it.each<[Forwarding, string, RegExp]>([
    ['append', 'ok', /own address/],
    ['overwrite', 'ok', /own address/],
    ['hand-on', 'wrong', /anyone can make up/],
    ['drop', 'wrong', /All buyers count as one/],
  ])('that is to %s the header is found %s', async (forwarding, mark, says) => {
    proxy.forwarding = forwarding;
    const found = await run();
    expect(found.finding('forwarded')).toMatchObject({ mark, says: expect.stringMatching(says) });
    expect(found.wrong).toEqual(mark === 'ok' ? [] : ['forwarded']);
    expect(found.code).toBe(mark === 'ok' ? 0 : 1);
  });

  it('that holds streams back is found', async () => {
    proxy.buffers = true;
    const found = await run();
    expect(found.wrong).toEqual(['site-stream']);
    expect(found.finding('forwarded').mark).toBe('ok');
  });

  it('that changes what protects pages is found', async () => {
    proxy.changes = { 'x-frame-options': 'ALLOWALL', 'content-encoding': undefined };
    const { finding } = await run();
    expect(finding('site-headers').says).toMatch(/: x-frame-options\.$/);
    expect(finding('site-compression').mark).toBe('warning');
  });

  it('that leads elsewhere is found, and nobody there is shown a proof', async () => {
    const location = 'http://www.shop.example/api/health';
    proxy.answers = { '/api/health': { status: 301, headers: { location } } };
    const found = await run();
    expect(found.wrong).toEqual(['site']);
    expect(found.finding('site').says).toContain('http://www.shop.example');
    expect(found.finding('forwarded').mark).toBe('not-checked');
  });

  it('without a shop behind it is no fault while no shop runs', async () => {
    proxy.target = await freePort();
    try {
      const found = await examine(proxy.target, settings);
      expect(found.wrong).toEqual([]);
      for (const check of ['shop', 'site', 'forwarded']) {
        expect(found.finding(check).mark).toBe('not-checked');
      }
    } finally {
      proxy.target = shop.port;
    }
  });

  it('that does not answer is found, and the shop is asked directly', async () => {
    const found = await run({ SITE_URL: `http://localhost:${await freePort()}` });
    expect(found.wrong).toEqual(['site']);
    expect(found.finding('shop').mark).toBe('ok');
    expect(found.finding('forwarded').says).toContain('believes X-Forwarded-For');
  });
});

describe('the supplier', () => {
  const answerWith = (status: number, headers: Record<string, string> = {}) =>
    played.answerWith((response) => response.writeHead(status, headers).end('{}'));

  it.each([
    [401, /PARTNER_ID/],
    [403, /turns this machine away/],
    [500, /fault of its own/],
  ])('that answers with %d is told of in words, and left alone', async (status, says) => {
    answerWith(status);
    const found = await run({ API_URL: played.origin });
    expect(found.wrong).toEqual(['supplier']);
    expect(found.finding('supplier').says).toMatch(says);
    expect(found.code).toBe(1);
    expect(played.seen).toHaveLength(1);
    expect(found.output).not.toContain(partnerId);
  });

  it('that cannot be reached is told of', async () => {
    const found = await run({ API_URL: `http://127.0.0.1:${await freePort()}` });
    expect(found.wrong).toEqual(['supplier']);
    expect(found.finding('supplier').says).toContain('cannot be reached');
  });

  it('with a certificate that nobody trusts is not asked', async () => {
    answerWith(200);
    const found = await run({ API_URL: played.origin.replace('http:', 'https:') });
    expect(found.wrong).toEqual(['supplier']);
    expect(played.seen).toEqual([]);
  });

  it.each([
    ['an hour', 3_600_000, 'wrong', /s slow/],
    ['a quarter of a minute', -15_000, 'warning', /s fast/],
  ])('whose clock is %s away is told of', async (_what, offset, mark, says) => {
    answerWith(429, { Date: new Date(Date.now() + offset).toUTCString() });
    const found = await run({ API_URL: played.origin });
    expect(found.finding('supplier').mark).toBe('warning');
    const clock = found.finding('clock-supplier');
    expect(clock).toMatchObject({ mark, says: expect.stringMatching(says) });
    expect(found.code).toBe(mark === 'wrong' ? 1 : 0);
  });
});

describe('settings', () => {
  it('that are wrong are told of as by the start, and nobody is asked', async () => {
    const found = await run({ PARTNER_ID: '', SITE_URL: 'shop.example' });
    expect(found.wrong).toEqual(['settings', 'settings']);
    expect(found.output).toContain('SITE_URL must be an origin such as https://shop.example');
    expect(found.output).toContain('PARTNER_ID is required when API_URL is set.');
    expect(found.finding('rest').mark).toBe('not-checked');
    expect(await supplier.journal()).toEqual([]);
  });

  it('that the running shop was not started with are told of', async () => {
    const found = await run({ SESSION_SECRET: randomBytes(32).toString('hex') });
    expect(found.wrong).toEqual(['shop-version', 'forwarded']);
    const sandbox = await run({ API_URL: '' });
    expect(sandbox.wrong).toEqual(['shop-mode']);
    expect(sandbox.finding('supplier').mark).toBe('not-checked');
  });

  it('with a database that does not answer are told of, without its password', async () => {
    const found = await run({ DATABASE_URL: 'postgres://shop:pass-word@127.0.0.1:1/shop' });
    expect(found.wrong).toEqual(['database']);
    expect(found.output).not.toContain('pass-word');
  });

  it('with a white-label file that is wrong are told of', async () => {
    const found = await run({ SHOP_CONFIG: '/nowhere/partner.json' });
    expect(found.wrong).toEqual(['shop-file']);
    expect(found.finding('shop-file').says).toMatch(/partner\.json cannot be read\.$/);
  });
});

describe('TRUSTED_PROXIES that does not fit', () => {
  it.each([
    ['0', /All buyers count as one/],
    ['2', /anyone can make up/],
  ])('is found: %s behind one proxy', async (trusted, says) => {
    const change = { TRUSTED_PROXIES: trusted };
    await shop.restart(change);
    const found = await run(change);
    expect(found.wrong).toEqual(['forwarded']);
    const { says: said, advice } = found.finding('forwarded');
    expect(said).toMatch(says);
    expect(advice).toContain('TRUSTED_PROXIES=1:');
    await shop.restart({ TRUSTED_PROXIES: '1' });
  });
});
