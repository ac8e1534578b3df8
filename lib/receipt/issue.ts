import 'server-only';
import type { OrderSnapshot } from '@/schemas/order-snapshot';
import type { Receipt } from '@/schemas/receipt';
import { siteOrigin } from '../env';
import { isSandbox } from '../runtime';
import { shop } from '../shop';
import { receiptOf } from './receipt';

/** The receipt of an order as this shop issues it now; null until its money has arrived. */
export function issueReceipt(order: OrderSnapshot): Receipt | null {
  return receiptOf(order, {
    shop: { name: shop().name, origin: siteOrigin() },
    simulated: isSandbox(),
    now: Date.now(),
  });
}
