import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { brandNamed } from '@/lib/catalogue/brand-fixtures';
import { fixedProduct } from '@/lib/catalogue/product-fixtures';
import type { Translate } from '@/lib/i18n/translate';
import messages from '@/messages/en.json' with { type: 'json' };
import { toOptionGroups } from './product-options';

const t = createTranslator({ locale: 'en', messages }) as unknown as Translate;

describe('the language of a label', () => {
  function marked(label: string, labelLang: string | undefined, locale: string) {
    const product = fixedProduct({ label, denomination: label, faceValue: null, labelLang });
    const brand = brandNamed('Northwind');
    const offer = { brand, products: [product], text: null, coin: 'USDC', coins: [], similar: [] };
    const [option] = toOptionGroups(offer, locale, t)[0]?.options ?? [];
    return option?.type === 'fixed' ? option.lang : null;
  }

  it.each([
    ['Weekly pack', 'en', 'hi', 'en'],
    ['Europe 5 GB 30 days', 'en', 'hi', 'en'],
    ['Paket mingguan', 'tr', 'de', 'tr'],
    ['一周套餐', 'zh', 'en', 'zh'],
    ['Weekly pack', 'en', 'en', undefined],
    ['Lingguhang pack', 'tl', 'fil', undefined],
    ['Weekly pack', undefined, 'hi', undefined],
    // A plan is named in the page's words, and money has none.
    ['5 GB 30 days', 'en', 'hi', undefined],
    ['$25', 'en', 'hi', undefined],
    ['100 kr', 'en', 'hi', undefined],
    ['25 USD - PIN', 'en', 'hi', undefined],
  ])('%j, asked for in %s, on a page in %s is marked %s', (label, asked, locale, lang) => {
    expect(marked(label, asked, locale)).toBe(lang);
  });
});
