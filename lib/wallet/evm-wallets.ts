import * as z from 'zod/mini';
import { isProvider } from './eip-1193';
import { payOnEvm } from './evm-transfer';
import type { Wallet } from './wallet';
import { walletName } from './wallet-name';

/** What a wallet announces of itself (EIP-6963); its picture and its maker's name are not used. */
const announcement = z.object({
  info: z.object({
    uuid: z.string().check(z.minLength(1), z.maxLength(100)),
    name: z.string(),
  }),
  provider: z.unknown(),
});

function walletOf({ info, provider }: z.infer<typeof announcement>): Wallet | null {
  const name = walletName(info.name);
  if (name === null || !isProvider(provider)) return null;
  return {
    name,
    pay: async (transfer) =>
      transfer.family === 'evm' ? await payOnEvm(provider, transfer) : { kind: 'failed' },
  };
}

/**
 * Calls back with the EVM wallets of this browser each time one more has announced itself; one that
 * does so again counts once. `window.ethereum`, which wallets overwrite for each other, is not used.
 * @returns what ends the listening.
 */
export function watchEvmWallets(onChange: (wallets: Wallet[]) => void): () => void {
  const found = new Map<string, Wallet>();
  const hear = (event: Event) => {
    const parsed = announcement.safeParse('detail' in event ? event.detail : null);
    if (!parsed.success || found.has(parsed.data.info.uuid)) return;
    const wallet = walletOf(parsed.data);
    if (wallet === null) return;
    found.set(parsed.data.info.uuid, wallet);
    onChange([...found.values()]);
  };
  window.addEventListener('eip6963:announceProvider', hear);
  window.dispatchEvent(new Event('eip6963:requestProvider'));
  return () => window.removeEventListener('eip6963:announceProvider', hear);
}
