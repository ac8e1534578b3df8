/** What the supplier is to answer about a brand, in place of its own catalogue. */
export const brandBody = (
  brand: string,
  texts: Record<string, string>,
  products: object[] = [],
) => [
  {
    brand,
    products: [
      {
        product_id: `card of ${brand}`,
        is_dynamic: false,
        denomination: '25 USD',
        coin: 'USDC',
        coin_amount: '26.00',
        delivery_type: 'by_email',
        face_value: { currency_code: 'USD', amount: { type: 'fixed', price: '25' } },
      },
      ...products,
    ],
    rich_description: { markup: 'html', locale: 'en', ...texts },
  },
];

/** A fault that lets such an answer stand for every question about products. */
export const productsCall = {
  path: '/v5/products/country/*',
  kind: 'status',
  status: 200,
} as const;
