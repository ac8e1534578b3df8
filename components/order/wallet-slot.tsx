import { useEffect, useState } from 'react';
import { keptPayment } from '@/lib/wallet/kept-payment';
import { onWalletPresent } from '@/lib/wallet/presence';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import type { OrderStrings } from './order-strings';
import type { PaymentParts } from './pay-panel';

type Props = {
  order: OrderSnapshot;
  parts: PaymentParts | null;
  strings: OrderStrings['wallet'];
};

/** Fetched where there is a wallet to ask or a payment to tell of, and left out when that fails. */
function useWalletPay(isWanted: boolean) {
  const [loaded, setLoaded] = useState<typeof import('./wallet-pay') | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    import('./wallet-pay').then(
      (module) => setLoaded(() => module),
      () => {},
    );
  }, [isWanted]);
  return loaded;
}

/** The place for wallets of this browser: empty unless one is there, or was asked for this sum before. */
export function WalletSlot({ order, parts, strings }: Props) {
  const { address, due } = order;
  const isCurrent = parts?.address === address && parts.due === due;
  const transfer = isCurrent ? parts.transfer : null;
  const family = transfer?.family ?? null;
  const [isPresent, setPresent] = useState(false);
  useEffect(() => {
    if (family !== null) return onWalletPresent(family, () => setPresent(true));
  }, [family]);
  const wasAsked = due !== null && keptPayment(order, due) !== null;
  const loaded = useWalletPay((isPresent && transfer !== null) || wasAsked);
  if (loaded === null || due === null) return null;
  return <loaded.WalletPay key={due} {...{ order, due, transfer, strings }} />;
}
