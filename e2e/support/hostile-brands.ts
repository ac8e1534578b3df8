const row = (id: number, brand: string, change: object = {}) => ({
  brand_id: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
  family: brand,
  brand,
  kind: 'giftcard',
  category: 'games',
  min: '$5',
  max: '$50',
  ...change,
});

/** A name as long as one may be: past 500 characters it is none. */
export const longName = 'Endless '.repeat(62).trim();

/** A body of `/v2/brands` whose every row is odd in its own way, and which a page must survive. */
export const hostileBrands = {
  country_code: 'KE',
  categories: [],
  all_brands: [
    row(1, '<script>alert("name")</script>', { min: '<img src=x onerror=alert(1)>', max: null }),
    row(2, '"><img src=x onerror=alert(2)>', { category: '"><svg onload=alert(3)>' }),
    row(3, 'x'.repeat(10_000)),
    row(4, longName),
    row(5, 'Evil\u202Egnp.exe'),
    row(6, 'شركة البطاقات'),
    row(7, '\u200b\u200d\u2060', { family: 'Unseen' }),
    row(8, 'Crooked Colour', { bg_color: '#ff1323#' }),
    row(9, 'Styled Colour', { bg_color: 'red;background:url(//evil.example)' }),
    row(10, 'Script Logo', { logo_base_url: 'javascript:alert(4)' }),
    row(11, 'Data Logo', { logo_base_url: 'data:text/html,<script>alert(5)</script>' }),
    row(12, 'Same & Name'),
    row(13, 'Same and Name'),
    row(14, 'same-and-name'),
    row(15, '$L1', { min: '$undefined', max: '$@0' }),
    row(16, `Zalgo${'\u0341'.repeat(200)}`, { category: '__proto__' }),
    row(17, 'E-money within', { additional_categories: ['e-money'] }),
    row(18, 'E-money', { category: 'E-Money' }),
    row(19, 'New Shelf', { category: 'pet_care' }),
  ],
};
