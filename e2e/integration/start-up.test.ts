import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '@/scripts/lib/ports.mjs';
import messages from '../../messages/en.json' with { type: 'json' };
import packageJson from '../../package.json' with { type: 'json' };
import shopConfig from '../../shop.config.json' with { type: 'json' };
import { type Browser, failure } from '../support/api-client';
import { readableText } from '../support/html';
import { endAllProcesses, temporaryFolder } from '../support/processes';
import { failingStart, type Shop, startSandboxShop, startShop } from '../support/shop-process';

const complete = {
  API_URL: 'http://127.0.0.1:1',
  PARTNER_ID: 'integration-partner',
  SESSION_SECRET: 'x'.repeat(32),
  SITE_URL: 'https://shop.example',
};

/** A white-label file of the given text, or of the shop's own configuration with changes. */
function configFile(content: string | object): string {
  const path = join(temporaryFolder(), 'partner.json');
  const text =
    typeof content === 'string' ? content : JSON.stringify({ ...shopConfig, ...content });
  writeFileSync(path, text);
  return path;
}

afterAll(endAllProcesses);

describe('a wrong setting', () => {
  const origin = 'must be an origin such as https://shop.example, without a path.';
  const cases: { name: string; settings: () => Record<string, string>; says: RegExp[] }[] = [
    {
      name: 'a real supplier without the rest',
      settings: () => ({ API_URL: complete.API_URL }),
      says: [/^PARTNER_ID is required/, /^SESSION_SECRET is required/, /^SITE_URL is required/],
    },
    {
      name: 'blanks instead of values',
      settings: () => ({ ...complete, PARTNER_ID: ' ', SITE_URL: '' }),
      says: [/^PARTNER_ID is required/, /^SITE_URL is required/],
    },
    {
      name: 'several of them at once',
      settings: () => ({
        ...complete,
        API_URL: 'ftp://supplier.example',
        SITE_URL: 'https://shop.example/path',
        SESSION_SECRET: `${'x'.repeat(32)},short`,
        RECEIPT_KEY: `${'ab'.repeat(32)},${'ab'.repeat(31)}`,
        TRUSTED_PROXIES: 'x',
        DATABASE_URL: 'mysql://127.0.0.1/shop',
      }),
      says: [
        new RegExp(`^API_URL ${origin}$`),
        /^SESSION_SECRET must be at least 32 characters/,
        /^RECEIPT_KEY must be 64 hexadecimal digits each \(openssl rand -hex 32 makes one\)\.$/,
        new RegExp(`^SITE_URL ${origin}$`),
        /^TRUSTED_PROXIES must be a whole number/,
        /^DATABASE_URL must start with postgres:/,
      ],
    },
    {
      name: 'a white-label file that is not there',
      settings: () => ({ ...complete, SHOP_CONFIG: '/nowhere/partner.json' }),
      says: [/^SHOP_CONFIG: .*\/nowhere\/partner\.json cannot be read\.$/],
    },
    {
      name: 'a white-label file that is not JSON',
      settings: () => ({ ...complete, SHOP_CONFIG: configFile('{ "name": ') }),
      says: [/^SHOP_CONFIG: .*partner\.json is not valid JSON\.$/],
    },
    {
      name: 'a white-label file with mistakes',
      settings: () => ({
        SHOP_CONFIG: configFile({
          theme: { accent: 'teal' },
          support: 'javascript:alert(1)',
          nmae: 'Typo',
        }),
      }),
      says: [
        /^SHOP_CONFIG: .*theme\.accent: must be a colour such as #0b6b57\.$/,
        /^SHOP_CONFIG: .*support.* must be an https: or mailto: link\.$/,
        /^SHOP_CONFIG: .*nmae: there is no such field; did you mean name\?$/,
      ],
    },
    {
      name: 'a theme that cannot be read',
      settings: () => ({
        SHOP_CONFIG: configFile({ theme: { accent: '#0b6b57', dark: { muted: '#555555' } } }),
      }),
      says: [
        /^SHOP_CONFIG: .*theme\.dark\.muted: #555555 will not do: .* nearest .* is #[0-9a-f]{6}\.$/,
      ],
    },
    {
      name: 'words and files of their own that will not do',
      settings: () => ({
        SHOP_CONFIG: configFile({
          logo: 'none.svg',
          messages: { en: { 'home.headline': 'x', 'shell.home': 'Home' } },
        }),
      }),
      says: [
        /messages\.en\.home\.headline: is no message of the shop; did you mean home\.heading\?$/,
        /messages\.en\.shell\.home: must have the places \{shop\}/,
        /logo: the file none\.svg cannot be read\.$/,
      ],
    },
    {
      name: 'a database that cannot be reached',
      settings: () => ({ ...complete, DATABASE_URL: 'postgres://shop:pass-word@127.0.0.1:1/shop' }),
      says: [/DATABASE_URL/],
    },
    {
      name: 'a data folder that is a file',
      settings: () => ({ ...complete, DATA_DIR: configFile({}) }),
      says: [/DATA_DIR/],
    },
  ];

  it.each(cases)('stops the start with a sentence for each: $name', async ({ settings, says }) => {
    const { code, signal, errors } = await failingStart(settings());
    expect({ code, signal }).toEqual({ code: 78, signal: null });
    const lines = errors.trim().split('\n');
    expect(lines).toEqual(says.map((sentence) => expect.stringMatching(sentence)));
    expect(errors).not.toMatch(/^\s+at /m);
    expect(errors).not.toContain('pass-word');
    expect(errors).not.toContain('abab');
  });
});

describe('with a real supplier that is down', () => {
  let shop: Shop;
  let browser: Browser;
  beforeAll(async () => {
    shop = await startShop(`http://127.0.0.1:${await freePort()}`);
    browser = shop.browser();
  });

  it('the shop serves, and says that it is real', async () => {
    expect(JSON.parse((await browser.get('/api/health')).text)).toEqual({
      status: 'ok',
      mode: 'real',
      version: packageJson.version,
      supplier: {
        catalogue: 'ok',
        orders: 'ok',
        since: { catalogue: expect.stringMatching(/Z$/), orders: expect.stringMatching(/Z$/) },
        dropped: {},
      },
      streams: { orders: 0, open: 0 },
    });
  });

  it.each(['/en/us', '/en/us/gift-cards', '/en/us/gift-cards/steam'])(
    '%s says so in a sentence and offers nothing simulated',
    async (path) => {
      const page = await browser.get(path);
      const text = readableText(page.text);
      expect(text).toContain(messages.supplierErrors.unreachable);
      expect(text).not.toContain(messages.shell.sandboxBanner);
      expect(page.text).not.toMatch(/steam_|\/sandbox\//i);
      expect(text).not.toContain('Amazon');
    },
  );

  it('nothing of the sandbox is there', async () => {
    const order = 'A'.repeat(24);
    const answers = await Promise.all([
      browser.get('/sandbox/logos/steam_300x190.webp'),
      browser.post(`/sandbox/orders/${order}/pay`),
    ]);
    expect(answers.map(failure)).toEqual(['404 not-found', '404 not-found']);
  });
});

describe('on the embedded simulator', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startSandboxShop();
  });

  it('orders and the browser’s session survive a crash', async () => {
    const buyer = shop.browser();
    const page = await buyer.get('/en/us/gift-cards/steam');
    expect(readableText(page.text)).toContain(messages.shell.sandboxBanner);
    const product = /name="product"[^>]*value="([^"]+)"/.exec(page.text)?.[1];
    const email = 'buyer@example.com';
    const order = await buyer.buy({
      email,
      lines: [{ country: 'US', kind: 'gift-cards', brand: 'steam', product, beneficiary: email }],
      payment: { coin: 'USDC', network: 'Base' },
      locale: 'en',
    });
    expect((await buyer.post(`/sandbox/orders/${order}/pay`)).status).toBe(204);
    await shop.restart();
    expect((await buyer.get(`/en/orders/${order}`)).status).toBe(200);
    expect((await buyer.get('/en/orders')).text).toContain(order);
    const snapshot = await buyer.get(`/api/orders/${order}`);
    expect(JSON.parse(snapshot.text)).toMatchObject({ id: order, address: null });
  });

  it('answers for its mode, its logos and only this browser’s simulations', async () => {
    const browser = shop.browser();
    expect(JSON.parse((await browser.get('/api/health')).text)).toMatchObject({ mode: 'sandbox' });
    const logo = await browser.get('/sandbox/logos/steam_300x190.webp');
    expect(logo.headers['content-type']).toBe('image/webp');
    const answer = await browser.post(`/sandbox/orders/${'A'.repeat(24)}/pay`);
    expect(failure(answer)).toBe('404 not-found');
  });
});
