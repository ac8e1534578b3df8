import * as z from 'zod/mini';

/** Solana itself, as the Wallet Standard calls it; its test networks are `solana:devnet` and so on. */
export const solanaChain = 'solana:mainnet';

type Connect = { connect(): Promise<unknown> };

type SignAndSend = {
  signAndSendTransaction(input: {
    account: unknown;
    transaction: Uint8Array;
    chain: typeof solanaChain;
  }): Promise<unknown>;
};

/** A wallet that can pay on Solana; its features stay its own objects, on which they are called. */
export type SolanaWallet = { name: string; connect: Connect; send: SignAndSend };

const list = z.array(z.unknown());

const walletSchema = z.object({
  name: z.string(),
  chains: list,
  features: z.object({
    'standard:connect': z.unknown(),
    'solana:signAndSendTransaction': z.unknown(),
  }),
});
const sendingSchema = z.object({ supportedTransactionVersions: list });
const accountSchema = z.object({ address: z.string(), chains: list });
const connectedSchema = z.object({ accounts: list });
const sentSchema = z.array(z.object({ signature: z.unknown() }));

function has(holder: unknown, name: string): boolean {
  return typeof holder === 'object' && typeof Reflect.get(Object(holder), name) === 'function';
}

const connects = (feature: unknown): feature is Connect => has(feature, 'connect');

function sends(feature: unknown): feature is SignAndSend {
  const takes = sendingSchema.safeParse(feature).data?.supportedTransactionVersions;
  return has(feature, 'signAndSendTransaction') && takes?.includes(0) === true;
}

/**
 * A wallet of the Wallet Standard that can pay on Solana: `standard:connect` and
 * `solana:signAndSendTransaction`, both in version 1, the latter with transactions of version 0.
 * Null for any other, and for what is none.
 */
export function readSolanaWallet(value: unknown): SolanaWallet | null {
  const parsed = walletSchema.safeParse(value);
  if (!parsed.success || !parsed.data.chains.includes(solanaChain)) return null;
  const { name, features } = parsed.data;
  const connect = features['standard:connect'];
  const send = features['solana:signAndSendTransaction'];
  return connects(connect) && sends(send) ? { name, connect, send } : null;
}

/** An account that can pay on Solana: its address, and what the wallet itself knows it by. */
export type SolanaAccount = { address: string; own: unknown };

/** The accounts of a wallet that was asked to connect, null where it said something else. */
export function readAccounts(answer: unknown): { all: number; able: SolanaAccount[] } | null {
  const parsed = connectedSchema.safeParse(answer);
  if (!parsed.success) return null;
  const able = parsed.data.accounts.flatMap((own) => {
    const account = accountSchema.safeParse(own).data;
    return account?.chains.includes(solanaChain) ? [{ address: account.address, own }] : [];
  });
  return { all: parsed.data.accounts.length, able };
}

/** The signature of a transaction a wallet has sent, by which explorers find it; null without one. */
export function readSignature(answer: unknown): Uint8Array | null {
  const sent = sentSchema.safeParse(answer).data;
  const signature = sent?.length === 1 ? sent[0]?.signature : undefined;
  const isWhole = ArrayBuffer.isView(signature) && signature.byteLength === 64;
  return isWhole ? new Uint8Array(signature.buffer, signature.byteOffset, 64) : null;
}
