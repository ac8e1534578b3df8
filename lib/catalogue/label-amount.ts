/**
 * An amount of money as a label shows it. `unit` names the currency: its ISO 4217 code where the
 * sign is that of one only, else the sign. `sign` is how the label writes it.
 */
export type LabelAmount = { amount: string; unit: string; sign: string };

/** Signs in use that English does not write, or writes differently. */
const furtherSigns = { C$: 'CAD', US$: 'USD', KSh: 'KES', TL: 'TRY', RMB: 'CNY', Fr: 'CHF' };

function signOf(currency: string, display: 'symbol' | 'narrowSymbol'): string {
  const format = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: display,
  });
  return format.formatToParts(1).find(({ type }) => type === 'currency')?.value ?? currency;
}

/** Currencies by their signs: first by the unmistakable ones, then by narrow ones of one currency. */
function signTable(): Map<string, string> {
  const codes = Intl.supportedValuesOf('currency');
  const table = new Map<string, string>(codes.map((code) => [code, code]));
  for (const code of codes) table.set(signOf(code, 'symbol'), code);
  for (const [sign, code] of Object.entries(furtherSigns)) table.set(sign, code);
  const narrow = new Map<string, string[]>();
  for (const code of codes) {
    const sign = signOf(code, 'narrowSymbol');
    narrow.set(sign, [...(narrow.get(sign) ?? []), code]);
  }
  for (const [sign, [code, ...others]] of narrow) {
    if (code !== undefined && !table.has(sign)) table.set(sign, others.length > 0 ? sign : code);
  }
  return table;
}

let signs: Map<string, string> | undefined;

/** Three decimals are usual there, so that a mark before three digits may mean either. */
const thousandths = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);

/** Thousands grouped all in one way, then at most two decimals behind another mark. */
const groupedNumber =
  /^(\d{1,3})((?:([.,\u00a0\u202f '’])\d{3})(?:\3\d{3})*)(?:(?!\3)[.,](\d{1,2}))?$/;
const plainNumber = /^(\d{1,12})(?:[.,](\d{1,2}))?$/;

function readNumber(text: string, unit: string): string | null {
  const plain = plainNumber.exec(text);
  const grouped = plain === null ? groupedNumber.exec(text) : null;
  const whole = plain?.[1] ?? (grouped && `${grouped[1]}${grouped[2]?.replace(/\D/g, '')}`);
  if (whole === null || whole === undefined || whole.length > 12) return null;
  const fraction = plain?.[2] ?? grouped?.[4];
  const mayBeDecimals = grouped?.[2]?.length === 4 && fraction === undefined;
  if (mayBeDecimals && thousandths.has(unit) && /[.,]/.test(grouped?.[3] ?? '')) return null;
  return whole.replace(/^0+(?=\d)/, '') + (fraction === undefined ? '' : `.${fraction}`);
}

/**
 * Reads a supplier's label such as `$5`, `R$1,000`, `150.000 IDR` or `25,50 EUR`. Good enough to
 * narrow a list by, never to charge by. Null for what is not clearly one amount of money, such as
 * `800 Robux`, `1 GB 7 days` or `12 months`.
 */
export function readLabelAmount(label: string | null): LabelAmount | null {
  const [, before = '', number = '', after = ''] =
    /^([^\d\s]{0,6})\s?(\d[\d.,\u00a0\u202f '’]*?)\s?([^\d\s]{0,6})$/u.exec(label?.trim() ?? '') ??
    [];
  const sign = before || after;
  if (sign === '' || (before !== '' && after !== '')) return null;
  signs ??= signTable();
  const unit = signs.get(sign);
  const amount = unit === undefined ? null : readNumber(number, unit);
  return unit === undefined || amount === null ? null : { amount, unit, sign };
}
