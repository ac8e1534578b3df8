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
    ['WEBHOOK_URL', 'partner.example/hooks'],
    ['WEBHOOK_URL', 'http://partner.example/hooks'],
    ['WEBHOOK_URL', 'http://localhost.partner.example/hooks'],
    ['WEBHOOK_URL', 'https://me:secret@partner.example/hooks'],
    ['WEBHOOK_SECRET', 'whsec_'],
    ['WEBHOOK_SECRET', 'x'.repeat(44)],
    ['WEBHOOK_SECRET', `whsec_${Buffer.alloc(23).toString('base64')}`],
    ['WEBHOOK_SECRET', `whsec_${Buffer.alloc(65).toString('base64')}`],
    ['WEBHOOK_SECRET', `whsec_${Buffer.alloc(32, 255).toString('base64url')}`],
    ['WEBHOOK_SECRET', `whsec_${Buffer.alloc(32).toString('base64').replace('=', '')}`],
    ['WEBHOOK_SECRET', `whsec_${Buffer.alloc(32).toString('base64')},`],
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

  const webhookSecrets = [24, 64].map(
    (bytes) => `whsec_${Buffer.alloc(bytes, 255).toString('base64')}`,
  );

  it.each(['https://partner.example/hooks?shop=1', 'http://localhost:4000', 'http://[::1]:4000/'])(
    'tells %s of orders, signed by several secrets for rotation',
    (WEBHOOK_URL) => {
      const WEBHOOK_SECRET = webhookSecrets.join(' , ');
      const settings = parseSettings({ WEBHOOK_URL, WEBHOOK_SECRET });
      expect(settings).toMatchObject({ WEBHOOK_URL, WEBHOOK_SECRET: webhookSecrets });
    },
  );

  it('wants a secret for webhooks, and somewhere to send them', () => {
    const [secret = ''] = webhookSecrets;
    expect(sentences({ WEBHOOK_URL: 'https://partner.example/' })).toEqual([
      'WEBHOOK_SECRET is required when WEBHOOK_URL is set.',
    ]);
    expect(sentences({ WEBHOOK_SECRET: secret })).toEqual([
      'WEBHOOK_URL is required when WEBHOOK_SECRET is set.',
    ]);
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
