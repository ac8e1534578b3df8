import { countryName } from './countries';
import type { BrandEntry } from './model';
import { textsIn, type Use } from './texts';

function purposeOf({ brand }: BrandEntry): Use {
  if (brand.kind === 'giftcard') return 'card';
  if (brand.category === 'e-sim') return 'esim';
  return brand.category === 'mobile_bundle' ? 'bundle' : 'topUp';
}

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const items = (lines: string[]) => lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('');

/** The `rich_description` of a brand in a language, and its terms as plain text. */
export function describe(entry: BrandEntry, lang: string) {
  const { brand } = entry;
  const { locale, texts } = textsIn(lang);
  const country = locale === 'en' ? countryName(brand.countryCode) : nameIn(locale, brand);
  const fill = (text: string) =>
    text.replaceAll('{brand}', brand.brand).replaceAll('{country}', country);
  const { description, steps, terms, note } = texts[purposeOf(entry)];
  const parts = {
    description: `<p>${escapeHtml(fill(description))}</p>`,
    how_to_redeem: `<ol>${items(steps.map(fill))}</ol>`,
    term_and_conditions: `<ul>${items(terms.map(fill))}</ul>`,
    note: `<p><strong>#protip</strong></p><p>${escapeHtml(fill(note))}</p>`,
  };
  return {
    plainTerms: terms.map(fill).join(' '),
    rich: {
      markup: 'html',
      ...parts,
      country_code: brand.countryCode,
      locale,
      redeem_geo: fill(texts.geo),
      brand_tagline: null,
      brand_use_case: null,
      brand_url: `https://example.com/${brand.slug}`,
      brand_alt_names: null,
      sizeInBytes: Buffer.byteLength(Object.values(parts).join('')),
    },
  };
}

function nameIn(locale: string, { countryCode }: BrandEntry['brand']): string {
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  return names.of(countryCode) ?? countryCode;
}
