import type { Kind } from '@/schemas/catalogue';
import type { ListQuery } from '@/schemas/list-query';
import { kindPath } from '../paths';

type Place = { locale: string; country: string; kind: Kind };

/** A wish as the fields of a list's query, those that narrow nothing left out. */
export function listFields({ category, q, inStock, budget }: ListQuery): Record<string, string> {
  return {
    ...(category !== undefined && { category }),
    ...(q !== undefined && { q }),
    ...(inStock === true && { stock: 'in' }),
    ...(budget !== undefined && { budget: budget.amount }),
    ...(budget?.unit !== undefined && { in: budget.unit }),
  };
}

/** Whether a wish narrows nothing. */
export function isWhole(wish: ListQuery): boolean {
  return Object.keys(listFields(wish)).length === 0;
}

/** A list narrowed by a wish; `listQuerySchema` reads the wish back from it. */
export function listHref({ locale, country, kind }: Place, wish: ListQuery): string {
  const query = new URLSearchParams(listFields(wish)).toString();
  return kindPath(locale, country, kind) + (query === '' ? '' : `?${query}`);
}
