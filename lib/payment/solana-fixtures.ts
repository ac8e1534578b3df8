import fc from 'fast-check';
import * as z from 'zod';
import { walletAddress } from '@/sandbox/addresses';
import { assetOf } from './assets';
import type { TokenProgram } from './solana-programs';

export const splToken: TokenProgram = 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA';
export const token2022: TokenProgram = 'TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb';
const system = '11111111111111111111111111111111';

const mintOf = (coin: string) => assetOf({ coin, network: 'Solana' })?.contract ?? '';
export const usdc = mintOf('USDC');
export const usdt = mintOf('USDT');
export const pyusd = mintOf('PYUSD');

/** Who pays, and who is paid. */
export const payer = 'B8UwBUUnKwCyKuGMbFKWaG7exYdDk2ozZrPg72NyVbfj';
export const owner = '9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM';

export const blockhash = 'GfVcyD4kkTrj4bKc7WA9sZCin9JDbdT4Zkd3EittNR1W';

/** Their usual accounts, as the reference implementation (@solana-program/token) derives them. */
export const usual = {
  payer: {
    usdc: 'He64k88GFSxvhGCbkrpXg5wq2PJ6GVpdnJCki4ubuFNJ',
    pyusd: 'C7qWCPDsN25sWj7sUc7Sb2omC32BpEU45ay3aGvnXr1q',
  },
  owner: {
    usdc: 'FGETo8T8wMcN2wCjav8VK6eh3dLk63evNDPxzLSJra8B',
    pyusd: '897krAvWH3RbymaCYE3o9emopUwocieHuKTUk9nySpq6',
  },
};

/** Addresses of wallets. */
export const walletsOnSolana = fc
  .uuid()
  .map((id) => walletAddress('solana', { id, satoshi: 1n, createdAt: 0 }));

/** Accounts as a node describes them (`jsonParsed`). */
export const walletAccount = (lamports = 10_000_000_000) => ({
  owner: system,
  lamports,
  data: ['', 'base64'],
});

export const mintAccount = (program: TokenProgram, decimals = 6, extensions?: unknown[]) => ({
  owner: program,
  lamports: 1,
  data: {
    program: 'spl-token',
    parsed: { type: 'mint', info: { decimals, isInitialized: true, supply: '1', extensions } },
  },
});

export const tokenAccountOf = (
  { mint, owner, program }: { mint: string; owner: string; program: TokenProgram },
  amount = '1000000000',
  state = 'initialized',
) => ({
  owner: program,
  lamports: 2_039_280,
  data: {
    program: 'spl-token',
    parsed: {
      type: 'account',
      info: { mint, owner, state, isNative: false, tokenAmount: { amount, decimals: 6 } },
    },
  },
});

/** What there is on a chain, by address. */
export type World = Map<string, unknown>;

const question = z.discriminatedUnion('method', [
  z.object({ method: z.literal('getLatestBlockhash') }),
  z.object({ method: z.literal('getAccountInfo'), params: z.tuple([z.string()], z.unknown()) }),
  z.object({
    method: z.literal('getMultipleAccounts'),
    params: z.tuple([z.array(z.string())], z.unknown()),
  }),
]);

function resultOf(world: World, asked: z.infer<typeof question>, elsewhere: unknown): unknown {
  const at = (address: string) => (world.has(address) ? world.get(address) : elsewhere);
  switch (asked.method) {
    case 'getLatestBlockhash':
      return { value: { blockhash, lastValidBlockHeight: 1 } };
    case 'getAccountInfo':
      return { value: at(asked.params[0]) };
    case 'getMultipleAccounts':
      return { value: asked.params[0].map(at) };
    default:
      return asked satisfies never;
  }
}

/** The body of a node's answer to the body of a question; `elsewhere` is at all other addresses. */
export function nodeAnswer(world: World, body: string, elsewhere: unknown = null): unknown {
  const result = resultOf(world, question.parse(JSON.parse(body)), elsewhere);
  return { jsonrpc: '2.0', id: 1, result };
}
