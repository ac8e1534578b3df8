import 'server-only';
import type { SolanaTransfer } from '../payment/solana-transfer-offer';
import type { Session } from '../session';
import { keptPayment } from '../wallet/kept-payment';
import type { LoadedOrder } from './load';
import { paymentOffer } from './payment';
import { isDueNow } from './wallet-payment';

/**
 * The transfer by which a wallet on Solana may pay an order now: the one its page offers. Null when
 * there is none, when the time is over, and when a wallet has sent that sum already.
 */
export async function solanaTransferNow(
  session: Session,
  loaded: LoadedOrder,
): Promise<SolanaTransfer | null> {
  const { snapshot } = loaded;
  const due = snapshot.due ?? '';
  if (!isDueNow(snapshot, due) || keptPayment(snapshot, due)?.hash) return null;
  const transfer = (await paymentOffer(session, loaded))?.transfer;
  return transfer?.family === 'solana' ? transfer : null;
}
