/** A JSON object of the wire, as loosely typed as it arrives. */
export type Body = { [key: string]: Json };
export type Json = null | boolean | number | string | Json[] | Body;

/** One row of the brand list, with every field the supplier is known to send. */
export function brandRow(change: Body = {}): Body {
  return {
    family: 'Northwind',
    brand: 'Northwind',
    brand_id: '5a0f6f1e-6a52-4f0e-9f43-0d1f0c6f8f01',
    logo_url: 'https://cdn.cryptorefills.com/logos_v2/northwind.webp',
    logo_base_url: 'https://cdn.cryptorefills.com/logos_v2/northwind',
    bg_color: '#1A2B3C',
    min: '$5',
    max: '$500',
    category: 'games',
    additional_categories: ['entertainment'],
    kind: 'giftcard',
    product_type: 'digital',
    is_out_of_stock: false,
    country_code: 'US',
    brand_tags: [],
    ...change,
  };
}

/** A second brand, of another name and id. */
export function otherBrandRow(change: Body = {}): Body {
  return brandRow({
    family: 'Blue Yonder',
    brand: 'Blue Yonder',
    brand_id: 'c2b7d9aa-1be4-4b63-8a52-7d0a3b1f4e02',
    ...change,
  });
}

/** A section of the brand list. */
export function section(category: string | null, brands: Json[], kind = 'giftcard'): Body {
  return { kind, category, brands, popular_brands: [] };
}

/** The body of a country's brand list. */
export function brandsBody(change: Body = {}): Body {
  return {
    last_user_purchases: [],
    suggestions: [],
    country_code: 'US',
    categories: [
      section('games', [brandRow(), otherBrandRow()]),
      section('entertainment', [brandRow()]),
    ],
    all_brands: [brandRow(), otherBrandRow()],
    popular_brands: [otherBrandRow()],
    ...change,
  };
}

/** A product of a set value: $25 for 26.80 USDC. */
export function fixedProduct(change: Body = {}): Body {
  return {
    product_id: '0d4f2f8c-51c5-4d53-bb0a-6d2a2c1c7a11',
    is_dynamic: false,
    denomination: '25 USD',
    localized_denomination: '$25',
    coin: 'USDC',
    coin_amount: '26.80',
    original_coin_amount: '26.80',
    payment_method: 'USDC-MATIC',
    delivery_type: 'by_email',
    points: '22',
    product_type: 'digital',
    face_value: { currency_code: 'USD', amount: { type: 'fixed', price: '25' } },
    ...change,
  };
}

/** A product whose value the buyer chooses: $10 to $250 in whole dollars. */
export function rangeProduct(change: Body = {}): Body {
  return {
    product_id: '7b1c5a90-2f0d-4c7b-9a6e-0c4c0f9d2b22',
    is_dynamic: true,
    range: { min: 10.0, max: 250.0, currency: 'USD', step_size: 1.0, default: '250.0' },
    coin: 'USDC',
    payment_method: 'USDC-MATIC',
    delivery_type: 'by_email',
    points: '4',
    product_type: 'physical',
    face_value: {
      currency_code: 'USD',
      amount: { type: 'range', min: '10.00', max: '250.00' },
    },
    ...change,
  };
}

/** A family's group of products: that of `brandRow()`. */
export function productGroup(products: Json, change: Body = {}): Body {
  return {
    country_code: 'US',
    category: 'games',
    additional_categories: [],
    kind: 'giftcard',
    default_denomination: '25 USD',
    products,
    family: 'Northwind',
    brand_id: '5a0f6f1e-6a52-4f0e-9f43-0d1f0c6f8f01',
    brand: 'Northwind',
    is_out_of_stock: false,
    rich_description: {
      markup: 'html',
      description: '<p>Good for anything in the store.</p>',
      how_to_redeem: '<ol><li>Sign in</li><li>Enter the code</li></ol>',
      term_and_conditions: '<p>Not for resale.</p>',
      country_code: 'US',
      locale: 'en',
      note: '<h2>#protip</h2><p>Redeem on the web.</p>',
      redeem_geo: 'United States',
      sizeInBytes: 512,
    },
    ...change,
  };
}

/** One way to pay with one coin on two networks; the second names no smallest amount. */
export function paymentVia(change: Body = {}): Body {
  return {
    name: 'USER_WALLET',
    available: true,
    currencies: [
      {
        name: 'USDC',
        threshold: '0.57',
        is_suspended: false,
        networks: [
          { name: 'Solana', base_token: 'SOL', threshold: '0.571428571428571' },
          { name: 'Polygon (Matic)', chain_id: 137, is_suspended: true },
        ],
      },
    ],
    ...change,
  };
}

/** The body of the coin list. */
export function currenciesBody(): Body[] {
  return [
    { name: 'BTC', logo_url: 'https://cdn.cryptorefills.com/coins/btc.svg', is_suspended: false },
    { name: 'USDC', logo_url: 'https://cdn.cryptorefills.com/coins/usdc.svg', is_suspended: false },
    { name: 'DOGE', logo_url: 'https://cdn.cryptorefills.com/coins/doge.svg', is_suspended: true },
  ];
}

/** The body of the country list. */
export function countriesBody(): Body {
  return {
    countries: [
      { isoCode: 'US', name: 'United States' },
      { isoCode: 'XK', name: 'Kosovo' },
      { isoCode: 'DE', name: 'Germany' },
    ],
  };
}

/** The price of 100 of `rangeProduct()`. */
export function priceBody(change: Body = {}): Body {
  return {
    product_id: '7b1c5a90-2f0d-4c7b-9a6e-0c4c0f9d2b22',
    is_dynamic: true,
    coin_amount: '101.73',
    coin: 'USDC',
    original_coin_amount: '101.73',
    payment_method: 'USDC-MATIC',
    delivery_type: 'by_email',
    points: '88',
    ...change,
  };
}

export const supplierId = '3f6f1a52-93f4-4f7e-8f0d-51b5f1d4a901';
export const orderSecond = 1_790_000_000;

/** One delivery of an order, not delivered yet. */
export function deliveryRow(change: Body = {}, deliverable: Body = {}): Body {
  return {
    id: '8c0d3be2-0a41-4f53-9f6e-2a1b8cf0ab01',
    delivery_state: 'WaitingForPayment',
    kind: 'giftcard',
    deliverable: {
      denomination: '25 USD',
      localized_denomination: '$25',
      family: 'Northwind',
      brand_name: 'Northwind',
      beneficiary_account: 'buyer@example.com',
      country_code: 'US',
      delivery_type: 'by_email',
      points: '22',
      coin_amount: '26.80',
      currency_code: 'USD',
      ...deliverable,
    },
    ...change,
  };
}

/** An order that waits for 26.80 USDC on Base. */
export function orderBody(change: Body = {}): Body {
  return {
    order_id: supplierId,
    created_at: String(orderSecond),
    wallet_address: '0x8a1e0245190e039b0b936cfb1d4c82feed23493d',
    payment_method: 'USDC-BASE',
    network: 'Base',
    coin: 'USDC',
    coin_amount: '26.80',
    original_price: '26.80',
    sent_coin_amount: '0',
    payment_state: 'WalletCreated',
    payment_via: 'USER_WALLET',
    payment_requested_at: String(orderSecond),
    payment_value: 23.95,
    deliveries: [deliveryRow()],
    order_state: 'WaitingForPayment',
    user: { email: 'buyer@example.com' },
    is_payment_processor_external: false,
    ...change,
  };
}
