import { describe, expect, it } from 'vitest';
import { ConfigurationError, parseSettings } from './env';

function sentences(environment: Record<string, string>): string[] {
  try {
    parseSettings(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.sentences;
    throw error;
  }
  return [];
}

describe('parseSettings', () => {
  it('needs nothing for the sandbox', () => {
    expect(parseSettings({ PORT: '', API_URL: ' ' })).toMatchObject({
      PORT: 3000,
      TRUSTED_PROXIES: 0,
    });
  });

  it('asks no wallets for the sandbox unless told to', () => {
    expect(parseSettings({}).SANDBOX_WALLETS).toBe(false);
    expect(parseSettings({ SANDBOX_WALLETS: '0' }).SANDBOX_WALLETS).toBe(false);
    expect(parseSettings({ SANDBOX_WALLETS: '1' }).SANDBOX_WALLETS).toBe(true);
  });

  it('names each setting a real supplier needs, one sentence each', () => {
    expect(sentences({ API_URL: 'https://api.example' })).toEqual([
      'PARTNER_ID is required when API_URL is set.',
      'SESSION_SECRET is required when API_URL is set.',
      'SITE_URL is required when API_URL is set.',
    ]);
  });

  it.each([
    ['API_URL', 'api.example'],
    ['API_URL', 'https://api.example/v5'],
    ['TRUSTED_PROXIES', '-1'],
    ['TRUSTED_PROXIES', 'yes'],
    ['PORT', '70000'],
    ['SESSION_SECRET', 'short'],
    ['RECEIPT_KEY', 'ab'.repeat(31)],
    ['RECEIPT_KEY', 'xy'.repeat(32)],
    ['RECEIPT_KEY', `${'ab'.repeat(32)},`],
    ['DATABASE_URL', 'mysql://x'],
    ['APP_VERSION', 'one two'],
    ['SUPPLIER_RATE', '0'],
    ['SUPPLIER_RATE', 'fast'],
    ['SUPPLIER_RATE', '5000'],
    ['SANDBOX_WALLETS', 'yes'],
    ['SANDBOX_WALLETS', 'true'],
    ['BUYER_RATE', '0'],
    ['BUYER_RATE', '1001'],
    ['COUNTRIES_URL', 'www.example.com/countries'],
    ['COUNTRIES_URL', 'file:///etc/passwd'],
    ['SOLANA_RPC_URL', 'rpc.example'],
    ['SOLANA_RPC_URL', 'wss://rpc.example'],
    ['SOLANA_RPC_URL', 'http://rpc.example'],
    ['SOLANA_RPC_URL', 'http://127.0.0.1.rpc.example'],
    ['SOLANA_RPC_URL', 'https://me:secret@rpc.example'],
  ])('refuses %s=%s in one sentence that names it', (name, value) => {
    const found = sentences({ [name]: value }).filter((sentence) => sentence.startsWith(name));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/\.$/);
    expect(found[0]).not.toContain('undefined');
  });

  it.each([
    'https://rpc.example/v1/key?cluster=mainnet',
    'http://localhost:8899',
    'http://127.0.0.1:8899/',
    'http://[::1]:8899',
  ])('asks about accounts on Solana at %s', (address) => {
    expect(parseSettings({ SOLANA_RPC_URL: address }).SOLANA_RPC_URL).toBe(address);
  });

  it('takes several session secrets for rotation', () => {
    const secret = 'x'.repeat(32);
    expect(parseSettings({ SESSION_SECRET: `${secret}, ${secret}y` }).SESSION_SECRET).toEqual([
      secret,
      `${secret}y`,
    ]);
  });

  it('takes several receipt keys, in the order they were given', () => {
    const [newer, older] = ['AB'.repeat(32), '0'.repeat(64)];
    expect(parseSettings({ RECEIPT_KEY: `${newer}, ${older}` }).RECEIPT_KEY).toEqual([
      newer.toLowerCase(),
      older,
    ]);
  });
});
