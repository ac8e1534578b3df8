import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { parseSettings } from '@/lib/env';
import { freePort } from './ports.mjs';
import { previewEnv, untilAnswered } from './theme-preview.mjs';

describe('previewEnv', () => {
  it('is on the sandbox, whatever this machine is set up for', () => {
    const real = {
      API_URL: 'https://supplier.example',
      PARTNER_ID: 'partner',
      SESSION_SECRET: 'x'.repeat(32),
      SITE_URL: 'https://shop.example',
      DATABASE_URL: 'postgres://localhost/shop',
      SHOP_CONFIG: './mine.json',
    };
    const settings = parseSettings(previewEnv(real));
    expect(settings).toMatchObject({ THEME_PREVIEW: true, SHOP_CONFIG: './mine.json' });
    expect([settings.API_URL, settings.SITE_URL, settings.DATABASE_URL]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('untilAnswered', () => {
  it('waits for a page that is not there yet, and past answers that are no good', async () => {
    const port = await freePort();
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.writeHead(asked === 1 ? 500 : 200).end();
    });
    const answered = untilAnswered(`http://127.0.0.1:${port}/`, new AbortController().signal);
    server.listen(port, '127.0.0.1');
    expect(await answered).toBe(true);
    expect(asked).toBe(2);
    server.close();
  });

  it('gives up when whoever should answer has ended', async () => {
    const ended = new AbortController();
    const answered = untilAnswered(`http://127.0.0.1:${await freePort()}/`, ended.signal);
    ended.abort();
    expect(await answered).toBe(false);
  });
});
