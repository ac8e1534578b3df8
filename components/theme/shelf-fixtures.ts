import type { BrandList } from '@/lib/catalogue/list';
import type { ListWish } from '@/lib/catalogue/list-wish';
import type { Offer } from '@/lib/catalogue/offer';
import type { Brand, Coin } from '@/schemas/catalogue';

function brand(name: string, slug: string, change: Partial<Brand> = {}): Brand {
  return {
    id: slug,
    name,
    family: name,
    slug,
    country: 'US',
    kind: 'gift-cards',
    categories: ['games'],
    logoBase: null,
    colour: null,
    from: '$10',
    to: '$200',
    outOfStock: false,
    popular: false,
    ...change,
  };
}

/** Brands of every face: with a logo, without one, without a colour, with a long name, sold out. */
export function brandsWith(logoOf: (slug: string) => string): Brand[] {
  return [
    brand('Steam', 'steam', { logoBase: logoOf('steam'), colour: '#1b2838' }),
    brand('Airbnb', 'airbnb', {
      logoBase: logoOf('airbnb'),
      colour: '#ff5a5f',
      from: '$25',
      to: '$25',
    }),
    brand('Northwind', 'northwind', { colour: '#ffd75e', categories: ['food'] }),
    brand('A brand with a name that needs more than the two lines it gets', 'long', {
      categories: ['travel'],
    }),
    brand('Uber', 'uber', { logoBase: logoOf('uber'), colour: '#000000', outOfStock: true }),
    brand('Sold out', 'sold-out', { outOfStock: true, categories: ['shopping'] }),
    brand('Lykke Mobile', 'lykke-mobile', {
      kind: 'top-ups',
      colour: '#2f6f4f',
      categories: ['refill'],
    }),
  ];
}

const network = (name: string, minimum: string | null = null, suspended = false) => ({
  name,
  minimum,
  suspended,
});

/** Coins and networks in every state, for an order of 26.80 USDC. */
export const coins: Coin[] = [
  {
    ticker: 'USDC',
    suspended: false,
    networks: [
      network('Solana'),
      network('Base'),
      network('ETH Mainnet', '50'),
      network('Tron', null, true),
    ],
  },
  { ticker: 'USDT', suspended: false, networks: [network('Tron')] },
  { ticker: 'BTC', suspended: false, networks: [network('Lightning')] },
  { ticker: 'DOGE', suspended: true, networks: [network('Dogecoin')] },
];

/** What a product page shows of a brand, as far as its facts and coins go. */
export function offerOf(brand: Brand): Offer {
  const product = { brandName: brand.name, delivery: 'by_email', outOfStock: false } as const;
  return {
    brand,
    coin: 'USDC',
    coins,
    similar: [],
    text: null,
    products: [
      {
        ...product,
        type: 'fixed',
        id: 'twenty-five',
        denomination: '25',
        label: '$25',
        faceValue: { amount: '25', currency: 'USD' },
        price: { amount: '26.80', coin: 'USDC' },
      },
    ],
  };
}

/** What no brand is left of: words, a category, a budget, delivery and stock narrow it. */
export function nothingFound(all: Brand[]): BrandList {
  return {
    all,
    shown: [],
    unsure: [],
    ways: ['by_phone', 'by_email'],
    units: { coins: ['USDC', 'USDT'], cardSign: '$' },
    budget: {
      state: 'applied',
      amount: '12.40',
      unit: 'USDC',
      unknown: 1,
      sample: {
        brand: 'Steam',
        face: { amount: '25', currency: 'USD' },
        price: { amount: '26.80', coin: 'USDC' },
      },
    },
  };
}

/** The wish that finds nothing. */
export const hardToPlease: ListWish = {
  q: 'concert tickets',
  category: 'games',
  delivery: 'by_phone',
  budget: { amount: '12.40', unit: 'USDC' },
  inStock: true,
};
