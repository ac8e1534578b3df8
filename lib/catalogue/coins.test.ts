import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CoinAsTold, TokenTold } from '@/schemas/catalogue';
import type { Result } from '@/schemas/result';
import type { SupplierError } from '../cryptorefills/errors';

const { fetchCoins } = vi.hoisted(() => ({
  fetchCoins: vi.fn<() => Promise<Result<CoinAsTold[], SupplierError>>>(),
}));
vi.mock('../cryptorefills/catalogue', () => ({
  fetchCoins,
  fetchCurrencies: async () => ({ ok: false, error: { kind: 'unavailable' } }),
}));
// A cache for each test: it is one per process.
vi.mock('../process-wide', () => ({
  processWide: (_: string, create: () => unknown) => {
    let made: unknown;
    beforeEach(() => {
      made = undefined;
    });
    return () => {
      made ??= create();
      return made;
    };
  },
}));

const { coinsOnOffer, tokenTold } = await import('./catalogue');

const caller = { address: null, userAgent: null };
const onBase: TokenTold = { chainId: 8453, contract: '0x8335', decimals: 6 };

beforeEach(() => {
  const network = { minimum: '0.5', suspended: false };
  fetchCoins.mockReset().mockResolvedValue({
    ok: true,
    data: [
      {
        ticker: 'USDC',
        suspended: false,
        networks: [
          { name: 'Solana', ...network, token: null },
          { name: 'Polygon (Matic)', ...network, token: { ...onBase, chainId: 137 } },
          { name: 'Base', ...network, token: onBase },
        ],
      },
      { ticker: 'ETH', suspended: false, networks: [{ name: 'Base', ...network, token: null }] },
    ],
  });
});

describe('coinsOnOffer', () => {
  it('keeps what is told of tokens on the server', async () => {
    const answer = await coinsOnOffer(caller);
    const coins = answer.ok ? answer.data : [];
    expect(coins.map(({ ticker }) => ticker)).toEqual(['USDC', 'ETH']);
    const networks = coins.flatMap((coin) => coin.networks);
    expect(networks).toHaveLength(4);
    for (const network of networks) {
      expect(Object.keys(network).sort()).toEqual(['minimum', 'name', 'suspended']);
    }
    expect(JSON.stringify(answer)).not.toContain('0x8335');
  });
});

describe('tokenTold', () => {
  it('finds a coin on a network, whatever the case and the blanks', async () => {
    expect(await tokenTold(caller, { coin: 'USDC', network: 'Base' })).toEqual(onBase);
    expect(await tokenTold(caller, { coin: 'usdc ', network: 'POLYGON(MATIC)' })).toMatchObject({
      chainId: 137,
    });
  });

  it('is out of the answer that the coins are out of', async () => {
    await coinsOnOffer(caller);
    await tokenTold(caller, { coin: 'USDC', network: 'Base' });
    expect(fetchCoins).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['a network on which nothing readable is said', 'USDC', 'Solana'],
    ['a network that is not on offer', 'USDC', 'Tron'],
    ['a coin that is not on offer', 'USDT', 'Base'],
    ['another coin of the network', 'ETH', 'Base'],
  ])('is nothing for %s', async (_, coin, network) => {
    expect(await tokenTold(caller, { coin, network })).toBeNull();
  });

  it('is nothing when the supplier fails', async () => {
    fetchCoins.mockResolvedValue({ ok: false, error: { kind: 'unavailable' } });
    expect(await tokenTold(caller, { coin: 'USDC', network: 'Base' })).toBeNull();
  });

  it('does not wait for a supplier that takes long', async () => {
    vi.useFakeTimers();
    try {
      fetchCoins.mockReturnValue(new Promise(() => {}));
      const told = tokenTold(caller, { coin: 'USDC', network: 'Base' });
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await told).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });
});
