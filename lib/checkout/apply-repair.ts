import type { CartLine } from '@/schemas/cart';
import type { CartAction } from '../cart/cart';
import { newId } from '../new-id';
import { type Repair, unitsBeyond } from './repairs';

type Form = {
  lines: readonly CartLine[];
  dispatch: (action: CartAction) => void;
  setPayment: (coin: string, network: string | null) => void;
  dropCoupon: () => void;
};

/**
 * Does to the form what a repair says; orders nothing.
 * @returns whether it changed anything: some lead somewhere else instead.
 */
export function applyRepair(repair: Repair, { lines, dispatch, ...form }: Form): boolean {
  switch (repair.type) {
    case 'pay':
      form.setPayment(repair.payment.coin, repair.payment.network);
      return true;
    case 'take': {
      const { product, value, label } = repair.nearby;
      const own = { product, label, ...(value !== undefined && { value }) };
      dispatch({ type: 'change', id: repair.lineId, ...own });
      return true;
    }
    case 'remove':
      dispatch({ type: 'remove', id: repair.lineId });
      return true;
    case 'split': {
      const units = unitsBeyond(lines, repair.units);
      dispatch({ type: 'keep-for-later', units, newIds: units.map(newId) });
      return true;
    }
    case 'drop-coupon':
      form.dropCoupon();
      return true;
    case 'another':
    case 'add-more':
    case 'identity':
    case 'support':
    case 'focus':
      return false;
    default:
      return repair satisfies never;
  }
}
