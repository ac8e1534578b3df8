import type { Brand } from '@/schemas/catalogue';

/** A gift card of the United States, with nothing special about it but what is `change`d. */
export function brandNamed(name: string, change: Partial<Brand> = {}): Brand {
  return {
    id: `${change.country ?? 'US'}-${name}`,
    name,
    family: name,
    slug: name.toLowerCase().replaceAll(' ', '-'),
    country: 'US',
    kind: 'gift-cards',
    categories: [],
    logoBase: null,
    colour: null,
    from: null,
    to: null,
    outOfStock: false,
    popular: false,
    ...change,
  };
}
