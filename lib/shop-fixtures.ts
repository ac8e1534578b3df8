import { type ShopConfig, shopConfigSchema } from '@/schemas/shop-config';

/** The configuration of a shop that says no more than it must, but for `wish`. */
export function shopOf(wish: object = {}): ShopConfig {
  return shopConfigSchema.parse({ name: 'Corner', theme: { accent: '#0b6b57' }, ...wish });
}
