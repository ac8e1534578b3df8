import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '@/scripts/lib/ports.mjs';
import shopConfig from '../../shop.config.json' with { type: 'json' };
import { readableText } from '../support/html';
import { endAllProcesses, temporaryFolder } from '../support/processes';
import { failingStart, Shop, startSandboxShop } from '../support/shop-process';

const path = '/en/theme';
const file = join(temporaryFolder(), 'partner.json');
const unreadable = '#aaaaaa';

function write(content: string | { name?: string; theme?: object }): void {
  const text =
    typeof content === 'string' ? content : JSON.stringify({ ...shopConfig, ...content });
  writeFileSync(file, text);
}

/** A theme whose muted text cannot be read. */
function writeFailingTheme(): void {
  write({ theme: { accent: '#5b3df5', light: { muted: unreadable } } });
}

afterAll(endAllProcesses);

it('an ordinary shop has no such page', async () => {
  const shop = await startSandboxShop();
  expect((await shop.browser().get(path)).status).toBe(404);
});

it('no theme is tried out with a real supplier', async () => {
  const { code, errors } = await failingStart({
    API_URL: 'http://127.0.0.1:1',
    PARTNER_ID: 'integration-partner',
    SESSION_SECRET: 'x'.repeat(32),
    SITE_URL: 'https://shop.example',
    THEME_PREVIEW: '1',
  });
  expect(code).toBe(78);
  expect(errors).toContain('THEME_PREVIEW is for the sandbox alone');
});

it('a theme that fails is refused where it is not tried out', async () => {
  writeFailingTheme();
  const { code, errors } = await failingStart({ SHOP_CONFIG: file });
  expect(code).toBe(78);
  expect(errors).toContain('theme.light.muted: #aaaaaa will not do');
});

describe('while a theme is tried out', () => {
  let shop: Shop;
  beforeAll(async () => {
    writeFailingTheme();
    shop = new Shop(await freePort(), { SHOP_CONFIG: file, THEME_PREVIEW: '1' });
    await shop.start();
  });

  const page = async () => {
    const { status, text } = await shop.browser().get(path);
    expect(status).toBe(200);
    return { html: text, words: readableText(text) };
  };

  it('one that fails is shown, with what is wrong and what would do', async () => {
    writeFailingTheme();
    const { html, words } = await page();
    expect(words).toContain('This theme fails WCAG AA');
    expect(words).toMatch(
      /theme\.light\.muted: #aaaaaa will not do: .* the nearest colour that does is #[0-9a-f]{6}\./,
    );
    expect(html).toContain(`--muted:${unreadable}`);
    expect(html).toMatch(/<meta name="robots" content="noindex/);
  });

  it('the next page is in what the file says by then', async () => {
    write({ name: 'Kanarie', theme: { accent: '#ffd500', header: 'brand' } });
    const { html, words } = await page();
    expect(words).not.toContain('fails WCAG AA');
    expect(words).toContain('Kanarie');
    expect(html).toContain('--brand:#ffd500');
    expect((await shop.browser().get('/en/us')).text).toContain('--brand:#ffd500');
  });

  it.each([
    ['{"name": ', 'is not valid JSON.'],
    [{ name: '' }, 'name: must not be empty.'],
    [{ theme: { accent: '#0b6b57', font: { file: 'none.woff2' } } }, 'none.woff2 cannot be read.'],
  ])(
    'a file that cannot be used (%j) says why, and leaves the last look',
    async (content, says) => {
      write({ name: 'Kanarie', theme: { accent: '#ffd500' } });
      await page();
      write(content);
      const { html, words } = await page();
      expect(words).toContain('this is how the shop looked before');
      expect(words).toContain(says);
      expect(html).toContain('--brand:#ffd500');
    },
  );

  it('shows an order in every situation, and one scheme alone where that is asked for', async () => {
    write({ theme: { accent: '#5b3df5' } });
    const { html, words } = await page();
    for (const part of ['awaiting-payment', 'expired-partly', 'SIMULATED-0O1l-8B5S', 'fails']) {
      expect(part === 'fails' ? !words.includes(part) : words.includes(part), part).toBe(true);
    }
    expect(html).not.toContain(':root{color-scheme:dark');
    const dark = await shop.browser().get(`${path}?scheme=dark`);
    expect(dark.text).toContain(':root{color-scheme:dark');
  });
});
