import { expect, it } from 'vitest';
import { wireBrands } from '@/schemas/wire/brands';
import { wireOrder } from '@/schemas/wire/order';
import { wireProductGroups } from '@/schemas/wire/products';
import { countDropped, droppedRows, noteDropped } from './dropped';
import {
  brandRow,
  brandsBody,
  deliveryRow,
  fixedProduct,
  orderBody,
  productGroup,
  section,
} from './wire-fixtures';

it('counts no row of a body that could be read whole', () => {
  expect(countDropped(wireBrands.parse(brandsBody()))).toBe(0);
  expect(countDropped(wireOrder.parse(orderBody()))).toBe(0);
  expect(countDropped(null)).toBe(0);
});

it('counts the rows left out at every level', () => {
  const noId = brandRow({ brand_id: null });
  const brands = brandsBody({
    all_brands: [brandRow(), noId, null],
    categories: [section('games', [noId]), 'games'],
    popular_brands: { brand: 'x' },
  });
  expect(countDropped(wireBrands.parse(brands))).toBe(5);
  const unsellable = fixedProduct({ denomination: null });
  const groups = [productGroup([fixedProduct(), unsellable, 7]), productGroup([unsellable]), 'x'];
  expect(countDropped(wireProductGroups.parse(groups))).toBe(4);
  expect(countDropped(wireOrder.parse(orderBody({ deliveries: [deliveryRow(), 'x'] })))).toBe(1);
});

it('adds up by endpoint and mentions no endpoint that lost nothing', () => {
  noteDropped('/v2/brands', 2);
  noteDropped('/v2/brands', 3);
  noteDropped('/v3/currencies', 0);
  expect(droppedRows()).toEqual({ '/v2/brands': 5 });
});
