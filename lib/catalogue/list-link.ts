import type { DeliveryType, Kind } from '@/schemas/catalogue';
import { deliveryNames } from '@/schemas/list-query';
import { kindPath } from '../paths';
import type { ListWish } from './list-wish';

type Place = { locale: string; country: string; kind: Kind };

/** A way of delivery by its name in URLs. */
export function deliveryName(way: DeliveryType): string {
  const [name = ''] = Object.entries(deliveryNames).find(([, type]) => type === way) ?? [];
  return name;
}

/** A wish as the fields of a list's query, those that narrow nothing left out. */
export function listFields(wish: ListWish): Record<string, string> {
  const { category, q, delivery, inStock, budget } = wish;
  return {
    ...(category !== undefined && { category }),
    ...(q !== undefined && { q }),
    ...(delivery !== undefined && { delivery: deliveryName(delivery) }),
    ...(inStock === true && { stock: 'in' }),
    ...(budget !== undefined && { budget: budget.amount }),
    ...(budget?.unit !== undefined && { in: budget.unit }),
  };
}

/** Whether a wish narrows nothing. */
export function isWhole(wish: ListWish): boolean {
  return Object.keys(listFields(wish)).length === 0;
}

/** A list narrowed by a wish; `readListWish` reads the wish back from it, in any language. */
export function listHref({ locale, country, kind }: Place, wish: ListWish): string {
  const query = new URLSearchParams(listFields(wish)).toString();
  return kindPath(locale, country, kind) + (query === '' ? '' : `?${query}`);
}
