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

function has(holder: unknown, name: string): boolean {
  return typeof holder === 'object' && typeof Reflect.get(Object(holder), name) === 'function';
}

const including = (wanted: unknown) =>
  z.array(z.unknown()).check(z.refine((held) => held.includes(wanted)));

const takesVersion0 = z.object({ supportedTransactionVersions: including(0) });

/**
 * A wallet of the Wallet Standard that can pay on Solana: `standard:connect` and
 * `solana:signAndSendTransaction`, both in version 1, the latter with transactions of version 0.
 * The two stay the wallet's own objects, on which their functions are called.
 */
export const solanaWalletSchema = z.object({
  name: z.string(),
  chains: including(solanaChain),
  features: z.object({
    'standard:connect': z.custom<Connect>((feature) => has(feature, 'connect')),
    'solana:signAndSendTransaction': z.custom<SignAndSend>(
      (feature) =>
        has(feature, 'signAndSendTransaction') && z.safeParse(takesVersion0, feature).success,
    ),
  }),
});
export type SolanaWallet = z.infer<typeof solanaWalletSchema>;

/** What a wallet answers when it is asked to connect: its accounts, to be handed back as they are. */
export const connectedSchema = z.object({ accounts: z.array(z.unknown()) });

/** An account that can pay on Solana. */
export const solanaAccountSchema = z.object({
  address: z.string(),
  chains: including(solanaChain),
});

/** What a wallet answers when it has sent a transaction: the signature, by which explorers find it. */
export const sentSchema = z.tuple([
  z.object({
    signature: z.custom<Uint8Array>((held) => ArrayBuffer.isView(held) && held.byteLength === 64),
  }),
]);
