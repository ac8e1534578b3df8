import { mkdirSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findChromium } from './e2e/support/chromium.mjs';
import { withoutShopSettings } from './scripts/lib/shop-env.mjs';

const port = 3210;
const results = fileURLToPath(new URL('test-results', import.meta.url));

// Workers read this file again: what is found or made here is handed down to them.
const { executablePath, args } = await findChromium();
process.env.CHROMIUM_PATH = executablePath;
mkdirSync(results, { recursive: true });
process.env.BROWSER_TEST_DATA ??= mkdtempSync(path.join(results, 'shop-data-'));

export default defineConfig({
  testDir: 'e2e/browser',
  outputDir: 'test-results/browser',
  workers: 2,
  retries: 0,
  // Two cores run the shop, its sandbox and two browsers.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  use: {
    baseURL: `http://localhost:${port}`,
    browserName: 'chromium',
    launchOptions: { executablePath, args },
    locale: 'en-US',
    timezoneId: 'UTC',
    // A trace costs a sixth of the time: --trace retain-on-failure records one.
    screenshot: 'only-on-failure',
  },
  // A test runs on the desktop, one tagged @phone on the phone instead, one tagged with both on both.
  projects: [
    {
      name: 'desktop',
      grep: /^(?!.*@phone)|@desktop/,
      use: { viewport: { width: 1280, height: 800 } },
    },
    {
      name: 'phone',
      grep: /@phone/,
      use: {
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        hasTouch: true,
        isMobile: true,
      },
    },
  ],
  webServer: {
    command: `node node_modules/next/dist/bin/next start --port ${port} --hostname 127.0.0.1`,
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
    timeout: 60_000,
    env: {
      ...withoutShopSettings(),
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      DATA_DIR: process.env.BROWSER_TEST_DATA,
      SANDBOX_PORT: '4210',
      // All browsers are one address.
      BUYER_RATE: '1000',
    },
  },
});
