import type { getTranslations } from 'next-intl/server';
import type { Offer } from '@/lib/catalogue/offer';
import { rangeFault } from '@/lib/catalogue/range';
import { formatFiat, trimDecimal } from '@/lib/money';
import type { Kind, Product } from '@/schemas/catalogue';

/** One thing to choose on a product page, ready to be shown by the form. */
export type ProductOption =
  | {
      type: 'fixed';
      id: string;
      label: string;
      price: string | null;
      disabled: boolean;
    }
  | {
      type: 'range';
      id: string;
      label: string;
      min: string;
      max: string;
      step: string | null;
      /** The currency's sign or code, and the limits as the reader writes them. */
      sign: string;
      minText: string;
      maxText: string;
      /** The step as the reader writes it; null when every whole value is sold. */
      stepText: string | null;
      /** Round values inside the range, offered as shortcuts. */
      suggestions: { value: string; text: string }[];
      disabled: boolean;
    };

/** Values people think in; those inside a range and on its step become suggestions. */
const roundValues = ['10', '20', '25', '50', '100', '200', '250', '500', '1000', '2000', '5000'];

const maxSuggestions = 4;

function currencySign(currency: string, locale: string): string {
  try {
    const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(0);
    return parts.find(({ type }) => type === 'currency')?.value ?? currency;
  } catch {
    return currency;
  }
}

function toOption(product: Product, locale: string, ownValue: string): ProductOption {
  if (product.type === 'fixed') {
    const { price } = product;
    return {
      type: 'fixed',
      id: product.id,
      label: product.label,
      price: price === null ? null : `${price.amount} ${price.coin}`,
      disabled: product.outOfStock,
    };
  }
  const { currency } = product;
  return {
    type: 'range',
    id: product.id,
    label: ownValue,
    min: trimDecimal(product.min),
    max: trimDecimal(product.max),
    step: product.step,
    sign: currencySign(currency, locale),
    minText: formatFiat(product.min, currency, locale),
    maxText: formatFiat(product.max, currency, locale),
    stepText:
      product.step === null || trimDecimal(product.step) === '1'
        ? null
        : formatFiat(product.step, currency, locale),
    suggestions: roundValues
      .filter((value) => rangeFault(value, product) === null)
      .slice(0, maxSuggestions)
      .map((value) => ({ value, text: formatFiat(value, currency, locale) })),
    disabled: product.outOfStock,
  };
}

/** The offer's products as options. */
export function toOptions(offer: Offer, locale: string, ownValue: string): ProductOption[] {
  return offer.products.map((product) => toOption(product, locale, ownValue));
}

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>;

/** The words the form needs in the browser; it gets no others. */
export function productFormStrings(kind: Kind, t: Translate) {
  const choose = { 'gift-cards': 'choose', 'top-ups': 'chooseTopUp', esims: 'choosePlan' } as const;
  return {
    choose: t(`product.${choose[kind]}`),
    soldOut: t('card.outOfStock'),
    ownValueHint: t.raw('product.ownValueHint'),
    ownValueStep: t.raw('product.ownValueStep'),
    continue: t('product.continue'),
    youPay: t('product.youPay'),
    quoting: t('product.quoting'),
    quoteFailed: t('product.quoteFailed'),
    outOfRange: t.raw('product.outOfRange'),
    offStep: t.raw('product.offStep'),
    offStepLast: t.raw('product.offStepLast'),
    notANumber: t('product.notANumber'),
  };
}
export type ProductFormStrings = ReturnType<typeof productFormStrings>;
