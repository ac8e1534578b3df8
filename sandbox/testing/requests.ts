import type { checkOrder } from '../order-check';
import { type OrderRequest, orderRequest } from '../order-request';

export const steam = {
  brand_name: 'Steam',
  country_code: 'US',
  denomination: '50 USD',
  beneficiary_account: 'buyer@example.com',
};
export const amazon = {
  ...steam,
  brand_name: 'Amazon.com',
  denomination: 'range',
  product_value: 25,
};
export const topUp = {
  ...steam,
  brand_name: 'Lycamobile Credits',
  denomination: '10 USD',
  beneficiary_account: '+14155550123',
};
export const wallet = { type: 'via', payment_via: 'USER_WALLET', coin: 'USDC', network: 'Base' };

/** A request for these deliveries, paid in USDC on Base unless told otherwise. */
export function request(
  deliveries: object[],
  changes: { payment?: object; promo_code?: string } = {},
): OrderRequest {
  return orderRequest.parse({
    email: 'buyer@example.com',
    deliveries,
    ...changes,
    payment: { ...wallet, ...changes.payment },
  });
}

/** The codes of what was checked, none when it is priced or suspended. */
export function problemsOf(checked: ReturnType<typeof checkOrder>): string[] {
  return checked.kind === 'problems' ? checked.problems.map(({ problem }) => problem) : [];
}
