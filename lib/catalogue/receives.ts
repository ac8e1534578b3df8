import type { Benefit, Product } from '@/schemas/catalogue';
import type { Translate } from '../i18n/translate';
import { countText, dataText, unitText } from '../i18n/units';
import { compareDecimals, formatFiat } from '../money';
import { readLabelAmount } from './label-amount';
import { isDataDisputed, planOf } from './plan-of';

/** What arrives on the phone that is topped up; without benefits, nobody knows. */
type Receipt = { benefits: readonly Benefit[]; days: number | null };

const exactly = { currency: null, isLeast: false };

/**
 * What a plan's label promises: nothing that is sure where more stands in it than could be read, which
 * may be all that the data or the minutes are for, as in "Unlimited WhatsApp 7 days".
 */
function promised(product: Product): Receipt {
  const plan = planOf(product);
  const benefits: Benefit[] = [];
  if (plan !== null && plan.rest !== '') return { benefits, days: plan.days };
  if (plan?.data) {
    const { data } = plan;
    const amount = data.kind === 'unlimited' ? null : data.mb;
    benefits.push({ ...exactly, kind: 'data', amount });
  }
  if (plan?.minutes) {
    benefits.push({ ...exactly, kind: 'minutes', amount: String(plan.minutes) });
  }
  return { benefits, days: plan?.days ?? null };
}

/**
 * The credit that is bought, in words: what was chosen from a range, or a set value's face value where
 * the value is called by it. What is called otherwise, such as "Weekly pack", costs that much and is
 * something else. How much of it arrives, taxes taken off, the supplier does not say.
 */
function creditOf(product: Product, value: string | null, locale: string): string | null {
  if (product.type === 'range') {
    return value === null ? '{amount}' : formatFiat(value, product.currency, locale);
  }
  const { denomination, label, faceValue } = product;
  if (faceValue === null) return null;
  const named = [label, denomination].map((text) => readLabelAmount(text)?.amount ?? text);
  const isCalledSo = named.some((amount) => compareDecimals(amount, faceValue.amount) === 0);
  return isCalledSo ? formatFiat(faceValue.amount, faceValue.currency, locale) : null;
}

/**
 * Benefits named beside a range come with a value of it, and it is not told with which. Where a label
 * says other data than what is named beside it, neither can be promised.
 */
function receiptOf(product: Product): Receipt {
  if (isDataDisputed(product)) return { benefits: [], days: null };
  const { benefits, days } = promised(product);
  const named = product.type === 'range' ? undefined : product.benefits;
  return { benefits: named ?? benefits, days };
}

function benefitText({ kind, amount, currency }: Benefit, locale: string, t: Translate): string {
  switch (kind) {
    case 'data':
      return amount === null ? t('product.receives.unlimited') : dataText(amount, locale);
    case 'minutes':
      return amount === null ? '' : unitText(amount, 'minute', locale, 'long');
    case 'sms':
      return amount === null ? '' : `${countText(amount, locale)} SMS`;
    case 'credit': {
      const money = amount === null ? '' : formatFiat(amount, currency ?? '', locale);
      return t('product.receives.credit', { amount: money });
    }
    default:
      return kind satisfies never;
  }
}

/**
 * What arrives on the phone, in a sentence: what is known of it, or that taxes may lessen it where
 * nothing is. Null for what does not go to a phone.
 * @param value the one that was chosen from a range; without it, `{amount}` stands in its place.
 */
export function receivesText(
  product: Product,
  value: string | null,
  locale: string,
  t: Translate,
): string | null {
  if (product.delivery !== 'by_phone') return null;
  const { benefits, days } = receiptOf(product);
  const amount = benefits.length === 0 ? creditOf(product, value, locale) : null;
  if (amount !== null) {
    return t('product.receives.upTo', { what: t('product.receives.credit', { amount }) });
  }
  const texts = benefits.map((benefit) => benefitText(benefit, locale, t)).filter(Boolean);
  if (texts.length === 0) return t('product.receives.taxes');
  const list = new Intl.ListFormat(locale).format(texts);
  const span = days === null ? null : unitText(String(days), 'day', locale, 'long');
  const what = span === null ? list : t('product.receives.lasts', { what: list, span });
  const isLeast = benefits.some((benefit) => benefit.isLeast);
  return t(`product.receives.${isLeast ? 'atLeast' : 'line'}`, { what });
}
