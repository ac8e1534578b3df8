import { maxUnits } from '@/lib/cart/cart';
import type { Offer } from '@/lib/catalogue/offer';
import { bestPlan, type PricedPlan, planRates } from '@/lib/catalogue/plan-value';
import { inListOrder, type Listed } from '@/lib/catalogue/product-order';
import { rangeFault } from '@/lib/catalogue/range';
import { receivesText } from '@/lib/catalogue/receives';
import { countryName } from '@/lib/i18n/country-names';
import type { Translate } from '@/lib/i18n/translate';
import { formatFiat, trimDecimal } from '@/lib/money';
import type { CoinAmount, Kind, Product } from '@/schemas/catalogue';
import { planTitle } from './plan-title';

/** One thing to choose on a product page, ready to be shown by the form. */
export type ProductOption =
  | {
      type: 'fixed';
      id: string;
      label: string;
      /** The second half of a plan's name, how long it lasts. */
      span: string | null;
      price: string | null;
      disabled: boolean;
      /** What a plan costs by its parts, in words; null for what is no plan. */
      rates: string[] | null;
      /** What it is the best of its list at, in words. */
      badge: string | null;
      /** What arrives on the phone it is for, in words. */
      receives: string | null;
    }
  | {
      type: 'range';
      id: string;
      label: string;
      min: string;
      max: string;
      step: string | null;
      currency: string;
      /** The currency's sign or code, and the limits as the reader writes them. */
      sign: string;
      minText: string;
      maxText: string;
      /** The step as the reader writes it; null when every whole value is sold. */
      stepText: string | null;
      /** Round values inside the range, offered as shortcuts. */
      suggestions: { value: string; text: string }[];
      disabled: boolean;
      /** What arrives on the phone it is for, in words, with `{amount}` for the value. */
      receives: string | null;
    };

/** Options under one heading: the plans of a destination, or all there is. */
export type OptionGroup = { title: string | null; options: ProductOption[] };

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

const priceText = (price: CoinAmount | null) =>
  price === null ? null : `${price.amount} ${price.coin}`;

function toRange(
  product: Extract<Product, { type: 'range' }>,
  locale: string,
  t: Translate,
): ProductOption {
  const { currency } = product;
  return {
    type: 'range',
    id: product.id,
    label: t('product.ownValue'),
    min: trimDecimal(product.min),
    max: trimDecimal(product.max),
    step: product.step,
    currency,
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
    receives: receivesText(product, null, locale, t),
  };
}

/** A plan as the comparison wants it; null for what is no plan. */
function pricedPlan({ product, plan }: Listed): PricedPlan | null {
  if (plan === null || product.type !== 'fixed') return null;
  const { id, price, outOfStock } = product;
  return { id, plan, price, outOfStock };
}

function rateTexts(priced: PricedPlan, t: Translate): string[] {
  const { perGb, perDay } = planRates(priced);
  const [gb, day] = [priceText(perGb), priceText(perDay)];
  return [
    ...(gb === null ? [] : [t('product.perGb', { price: gb })]),
    ...(day === null ? [] : [t('product.perDay', { price: day })]),
  ];
}

/** The options of one destination, the best of them marked. */
function toGroup(listed: readonly Listed[], locale: string, t: Translate): ProductOption[] {
  const plans = listed.flatMap((each) => pricedPlan(each) ?? []);
  const best = bestPlan(plans);
  return listed.map(({ product, plan }): ProductOption => {
    if (product.type === 'range') return toRange(product, locale, t);
    const priced = plans.find(({ id }) => id === product.id);
    const title = plan === null ? null : planTitle(plan, locale, t('product.unlimitedData'));
    return {
      type: 'fixed',
      id: product.id,
      label: title?.data ?? product.label,
      span: title?.span ?? null,
      price: priceText(product.price),
      disabled: product.outOfStock,
      rates: priced === undefined ? null : rateTexts(priced, t),
      badge:
        best?.id !== product.id
          ? null
          : best.by === 'gb'
            ? t('product.bestByGb')
            : t('product.bestByDay'),
      receives: receivesText(product, null, locale, t),
    };
  });
}

/** The offer's products as options, in order; by destination where their labels name several. */
export function toOptionGroups(offer: Offer, locale: string, t: Translate): OptionGroup[] {
  const listed = inListOrder(offer.products, offer.brand.kind === 'esims');
  const places = [...new Set(listed.map(({ destination }) => destination))];
  return places.map((place) => ({
    title: places.length === 1 ? null : countryName(place ?? offer.brand.country, locale),
    options: toGroup(
      listed.filter(({ destination }) => destination === place),
      locale,
      t,
    ),
  }));
}

/** The words the form needs in the browser; it gets no others. */
export function productFormStrings(kind: Kind, t: Translate) {
  const choose = { 'gift-cards': 'choose', 'top-ups': 'chooseTopUp', esims: 'choosePlan' } as const;
  return {
    choose: t(`product.${choose[kind]}`),
    soldOut: t('card.outOfStock'),
    ownValueHint: t.raw('product.ownValueHint'),
    ownValueStep: t.raw('product.ownValueStep'),
    continue: t('product.continue'),
    add: t('cart.add'),
    added: t('cart.added'),
    cartFull: t('cart.full', { max: maxUnits }),
    seeCart: t('cart.see'),
    youPay: t('product.youPay'),
    nothingChosen: t('product.nothingChosen'),
    quoting: t('product.quoting'),
    noPrice: t('product.noPrice'),
    quoteFailed: t('product.quoteFailed'),
    offline: t('product.quoteOffline'),
    retry: t('trouble.retry'),
    checkedNow: t('product.checkedNow'),
    checkedAgo: t.raw('product.checkedAgo'),
    outOfRange: t.raw('product.outOfRange'),
    offStep: t.raw('product.offStep'),
    offStepLast: t.raw('product.offStepLast'),
    takeValue: t.raw('product.takeValue'),
    notANumber: t('product.notANumber'),
  };
}
export type ProductFormStrings = ReturnType<typeof productFormStrings>;
