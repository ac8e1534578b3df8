import { expect, it } from 'vitest';
import { parseSettings } from '@/lib/env';
import { withoutShopSettings } from './shop-env.mjs';

const configured = {
  PATH: '/bin',
  CHROMIUM_PATH: '/opt/chromium',
  API_URL: 'https://api.example.com',
  PARTNER_ID: 'partner',
  SITE_URL: 'https://shop.example.com',
  SESSION_SECRET: 's'.repeat(64),
  DATABASE_URL: 'postgres://localhost/shop',
  PORT: '8080',
  HOSTNAME: '10.0.0.1',
  NODE_ENV: 'development',
};

it('leaves the shop nothing of what is configured here', () => {
  const env = withoutShopSettings(configured);
  expect(parseSettings(env)).toEqual(parseSettings({}));
});

it('blanks rather than drops what a .env file could bring back', () => {
  const env = withoutShopSettings(configured);
  expect(env).toMatchObject({ API_URL: '', DATABASE_URL: '', SITE_URL: '' });
  expect(env).toMatchObject({ PATH: '/bin', CHROMIUM_PATH: '/opt/chromium' });
});
