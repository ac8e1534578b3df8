import { describe, expect, it } from 'vitest';
import { parseSettings } from '../env';
import type { Finding } from './finding';
import { configured } from './gather-settings';
import { judgeSettings, type SettingsFile } from './judge-settings';

const real = {
  API_URL: 'https://supplier.example',
  PARTNER_ID: 'a-partner-id',
  SITE_URL: 'https://shop.example',
  SESSION_SECRET: '9f3c0b7e51d84a2696e1b7c05d3f8a42',
  TRUSTED_PROXIES: '1',
};

type Given = {
  environment?: Record<string, string>;
  files?: SettingsFile[];
  nodeEnv?: string;
  running?: string;
};

function judge({
  environment = real,
  files = [],
  nodeEnv,
  running = 'v20.20.2',
}: Given): Finding[] {
  const settings = configured(() => parseSettings(environment));
  return judgeSettings({ settings, files, nodeEnv, node: { running, needed: '>=20.9' } });
}

const marks = (found: Finding[]) => found.map(({ check, mark }) => `${check} ${mark}`);
const fine = ['settings ok', 'mode ok', 'node ok'];

it('has nothing to say of what is as it should be', () => {
  expect(marks(judge({}))).toEqual(fine);
});

it.each<[string, Record<string, string>, string[]]>([
  ['http', { SITE_URL: 'http://shop.example' }, ['site-https warning']],
  ['another port', { SITE_URL: 'https://shop.example:8443' }, []],
  ['a host of its own machine', { SITE_URL: 'https://localhost' }, ['site-host warning']],
  ['an address of its own machine', { SITE_URL: 'https://[::1]' }, ['site-host warning']],
  ['a private address', { SITE_URL: 'https://192.168.1.5' }, ['site-host warning']],
  ['a private name', { SITE_URL: 'https://shop.local' }, ['site-host warning']],
  ['no trusted proxy', { TRUSTED_PROXIES: '0' }, ['trusted-proxies warning']],
  [
    'no trusted proxy, on the usual port of http',
    { TRUSTED_PROXIES: '0', SITE_URL: 'http://shop.example' },
    ['site-https warning', 'trusted-proxies warning'],
  ],
  [
    'no trusted proxy and none in front',
    { TRUSTED_PROXIES: '0', SITE_URL: 'http://shop.example:3000' },
    ['site-https warning'],
  ],
  [
    'no trusted proxy and the usual port itself',
    { TRUSTED_PROXIES: '0', SITE_URL: 'http://shop.example', PORT: '80' },
    ['site-https warning'],
  ],
])('for %s says %s', (_what, change, more) => {
  const said = marks(judge({ environment: { ...real, ...change } }));
  expect(said).toEqual(['settings ok', 'mode ok', ...more, 'node ok']);
});

it('warns of the sandbox, of its wallets, and of a supplier without https', () => {
  expect(marks(judge({ environment: {} }))).toContain('mode warning');
  const wallets = judge({ environment: { ...real, SANDBOX_WALLETS: '1' } });
  expect(marks(wallets)).toContain('sandbox-wallets warning');
  const plain = judge({ environment: { ...real, API_URL: 'http://supplier.example' } });
  expect(marks(plain)).toContain('api-https warning');
});

it('repeats the sentences with which the shop would refuse to start', () => {
  const environment = { API_URL: 'https://supplier.example', SITE_URL: 'https://shop.example' };
  const found = judge({ environment }).filter(({ mark }) => mark === 'wrong');
  const expected = configured(() => parseSettings(environment));
  expect(found.map(({ says }) => says)).toEqual(expected.ok ? [] : expected.error);
  expect(found.length).toBeGreaterThan(1);
  for (const { advice } of found) expect(advice).toBeTruthy();
});

describe('a file of settings', () => {
  const file = (change: Partial<SettingsFile>): SettingsFile => ({
    path: '.env',
    names: Object.keys(real),
    openToOthers: false,
    ...change,
  });

  it('may be read by its owner alone', () => {
    const found = judge({ files: [file({ openToOthers: true })] });
    expect(marks(found)).toContain('settings-file-mode warning');
    expect(found.find(({ mark }) => mark === 'warning')?.advice).toContain('chmod 600 .env');
  });

  it.each([
    ['TRUSTED_PROXY', 'TRUSTED_PROXIES'],
    ['SESION_SECRET', 'SESSION_SECRET'],
    ['SITE_UR', 'SITE_URL'],
    ['PORT', 'PORT=… npm start'],
    ['HOSTNAME', 'HOSTNAME=… npm start'],
  ])('is told of %s', (name, advised) => {
    const [found] = judge({ files: [file({ names: [name] })] }).filter(
      ({ check }) => check === 'settings-names',
    );
    expect(found?.says).toContain(name);
    expect(found?.advice).toContain(advised);
  });

  it('may hold what other programs read', () => {
    const names = ['POSTGRES_PASSWORD', 'NEXT_TELEMETRY_DISABLED', 'NODE_OPTIONS', 'TZ', 'LANG'];
    expect(marks(judge({ files: [file({ names })] }))).toEqual(fine);
  });
});

it.each([
  ['v20.9.0', 'ok'],
  ['v22.0.0', 'ok'],
  ['v20.8.9', 'wrong'],
  ['v18.20.0', 'wrong'],
])('finds Node %s %s', (running, mark) => {
  expect(marks(judge({ running }))).toContain(`node ${mark}`);
});

it.each([
  [undefined, false],
  ['production', false],
  ['development', true],
])('of NODE_ENV=%s warns: %s', (nodeEnv, warns) => {
  const found = marks(judge({ ...(nodeEnv !== undefined && { nodeEnv }) }));
  expect(found.includes('node-env warning')).toBe(warns);
});
