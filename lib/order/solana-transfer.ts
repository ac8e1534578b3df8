import 'server-only';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import { tokenTold } from '../catalogue/catalogue';
import { assetOf } from '../payment/assets';
import { solanaAccountOf } from '../payment/solana-account';
import { solanaNode } from '../payment/solana-node';
import { type SolanaTransfer, solanaTransfer } from '../payment/solana-transfer-offer';
import type { Session } from '../session';

/**
 * The transfer by which a wallet on Solana may pay an order now; null where it may not. Asks the
 * supplier about the token and a Solana node about the account.
 */
export async function offeredSolanaTransfer(
  session: Session,
  { address, coin, network, due, expiresInMs }: OrderSnapshot,
): Promise<SolanaTransfer | null> {
  // What is over in time stands as payable until the supplier says otherwise.
  if (address === null || coin === null || network === null || expiresInMs === 0) return null;
  const payment = { coin, network };
  const asset = assetOf(payment);
  const hasNode = solanaNode() !== null;
  if (asset?.family !== 'solana' || !hasNode) return null;
  const [told, account] = await Promise.all([
    tokenTold(session, payment),
    solanaAccountOf(payment, address),
  ]);
  return solanaTransfer({ address, due }, asset, { told, account, hasNode });
}
