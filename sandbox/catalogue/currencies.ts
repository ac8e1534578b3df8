/** How the supplier writes an amount of a currency, and the usual cards sold in it. */
type CurrencyRow = {
  prefix: string;
  suffix: string;
  group: ',' | '.' | ' ';
  /** Ladders a row may name instead of listing amounts: small, medium, large and a range. */
  s: string;
  m: string;
  l: string;
  r: string;
};

function row(
  label: string,
  group: CurrencyRow['group'],
  ladders: [string, string, string, string],
) {
  const [prefix = '', suffix = ''] = label.split('#');
  const [s, m, l, r] = ladders;
  return { prefix, suffix, group, s, m, l, r };
}

const strong: [string, string, string, string] = [
  '5, 10, 15, 20',
  '10, 20, 25, 50, 100',
  '25, 50, 100, 200',
  '10..250',
];
const tens: [string, string, string, string] = [
  '50, 100, 150, 200',
  '50, 100, 200, 300, 500',
  '100, 250, 500, 1000',
  '50..2000/10',
];
const hundreds: [string, string, string, string] = [
  '100, 200, 300, 500',
  '200, 500, 1000, 2000',
  '500, 1000, 2000, 5000',
  '100..10000/50',
];
const thousands: [string, string, string, string] = [
  '1000, 2000, 3000, 5000',
  '1000, 3000, 5000, 10000',
  '5000, 10000, 20000, 50000',
  '1000..100000/500',
];
const notes: [string, string, string, string] = [
  '50000, 100000, 150000',
  '100000, 200000, 300000, 500000',
  '200000, 500000, 1000000',
  '100000..3000000/10000',
];

export const currencies: Record<string, CurrencyRow> = {
  AED: row('# AED', ' ', tens),
  AUD: row('A$#', ',', strong),
  BRL: row('R$#', ',', ['20, 30, 50', '30, 50, 100, 200', '50, 100, 250, 500', '20..1000']),
  CAD: row('C$#', ',', strong),
  EUR: row('€#', '.', strong),
  GBP: row('£#', ',', strong),
  IDR: row('# IDR', '.', notes),
  INR: row('₹#', ',', hundreds),
  JPY: row('¥#', ',', thousands),
  KES: row('KSh#', ',', hundreds),
  MXN: row('MX$#', ',', [
    '100, 200, 300',
    '200, 300, 500, 1000',
    '300, 500, 1000, 2000',
    '100..5000/50',
  ]),
  NGN: row('₦#', ',', thousands),
  PHP: row('₱#', ',', hundreds),
  PLN: row('# PLN', ' ', tens),
  SEK: row('# SEK', ' ', hundreds),
  TRY: row('TRY#', ',', hundreds),
  USD: row('$#', ',', strong),
  VND: row('# VND', '.', notes),
  ZAR: row('R#', ',', tens),
};

/** Countries the catalogue sells in, with the currency of their cards. */
export const currencyOf: Record<string, string> = {
  US: 'USD',
  GB: 'GBP',
  DE: 'EUR',
  FR: 'EUR',
  ES: 'EUR',
  IT: 'EUR',
  NL: 'EUR',
  BE: 'EUR',
  AT: 'EUR',
  IE: 'EUR',
  PT: 'EUR',
  CA: 'CAD',
  AU: 'AUD',
  BR: 'BRL',
  MX: 'MXN',
  TR: 'TRY',
  IN: 'INR',
  PH: 'PHP',
  VN: 'VND',
  ID: 'IDR',
  JP: 'JPY',
  PL: 'PLN',
  SE: 'SEK',
  AE: 'AED',
  NG: 'NGN',
  KE: 'KES',
  ZA: 'ZAR',
};

const groups: Record<string, string[]> = {
  ALL: Object.keys(currencyOf),
  EUR: Object.keys(currencyOf).filter((code) => currencyOf[code] === 'EUR'),
};

/** Country codes named by a row's key: codes and the groups `EUR` and `ALL`, space-separated. */
export function countriesOf(key: string): string[] {
  return key.split(' ').flatMap((token) => groups[token] ?? [token]);
}

/** An amount as the supplier labels it: `$1,000`, `150.000 IDR`, `TRY300`. */
export function localLabel(amount: string, currency: string): string {
  const style = currencies[currency];
  if (!style) return `${amount} ${currency}`;
  const [whole = '0', cents] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, style.group);
  const rest =
    cents === undefined ? '' : `${style.group === '.' ? ',' : '.'}${cents.padEnd(2, '0')}`;
  return `${style.prefix}${grouped}${rest}${style.suffix}`;
}
