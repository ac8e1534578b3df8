import fc from 'fast-check';
import * as z from 'zod';
import { walletAddress } from '@/sandbox/addresses';
import { known, wallets } from './payment-fixtures';
import type { TokenProgram } from './solana-programs';

export const splToken: TokenProgram = 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA';
export const token2022: TokenProgram = 'TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb';
const system = '11111111111111111111111111111111';

export const usdc = known('USDC', 'Solana').contract ?? '';
export const usdt = known('USDT', 'Solana').contract ?? '';
export const pyusd = known('PYUSD', 'Solana').contract ?? '';

/** Who pays, and who is paid. */
export const payer: string = wallets.solana;
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

function resultOf(world: World, asked: z.infer<typeof question>): unknown {
  const at = (address: string) => world.get(address) ?? null;
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

/** The body of a node's answer to the body of a question. */
export function nodeAnswer(world: World, body: string): unknown {
  const result = resultOf(world, question.parse(JSON.parse(body)));
  return { jsonrpc: '2.0', id: 1, result };
}
