import type { Benefit } from '@/schemas/catalogue';
import type { WireBenefit } from '@/schemas/wire/products';
import { compareDecimals, timesDecimal, trimDecimal } from '../money';

/** What a unit of data is in megabytes, 1,000 to the gigabyte. */
const megabytes: Readonly<Record<string, string>> = {
  KB: '0.001',
  MB: '1',
  GB: '1000',
  TB: '1000000',
};

/** A kilobyte: of less, nothing would be shown. */
const leastMegabytes = '0.001';

/** What a benefit is, and by what its amounts are to be multiplied; null for what is not known. */
function kindOf(type: string, unit: string): Pick<Benefit, 'kind' | 'currency'> | null {
  const isCurrency = /^[A-Z]{3}$/.test(unit);
  if (type === 'DATA') return unit in megabytes ? { kind: 'data', currency: null } : null;
  if (type === 'SMS') return { kind: 'sms', currency: null };
  if (type === 'TALKTIME' && /^MIN/.test(unit)) return { kind: 'minutes', currency: null };
  return type === 'CREDITS' && isCurrency ? { kind: 'credit', currency: unit } : null;
}

/** More than anything that is sold holds; a longer number is a mistake, or meant to look like much. */
const mostDigits = 9;

/** Whether an amount, without zeros at its end, can be said: not less than what is shown, nor in parts. */
function canBeSaid(kind: Benefit['kind'], amount: string): boolean {
  const [whole = '', fraction] = amount.replace(/^0+(?=\d)/, '').split('.');
  if (whole.length > mostDigits) return false;
  if (kind === 'data') return compareDecimals(amount, leastMegabytes) !== -1;
  return kind === 'credit' || fraction === undefined;
}

function toBenefit({ type, unit: named, amount: told }: WireBenefit): Benefit | null {
  const unit = named?.toUpperCase() ?? '';
  const kind = kindOf(type?.toUpperCase() ?? '', unit);
  const [one, other] = [told.base, told.total_including_tax].filter((each) => each !== null);
  if (kind === null || one === undefined) return null;
  if (one === 'unlimited' || other === 'unlimited') {
    return kind.kind === 'credit' ? null : { ...kind, amount: null, isLeast: false };
  }
  // It is not told which of two amounts arrives, so the smaller one is the one to rely on.
  const order = other === undefined ? 0 : compareDecimals(one, other);
  const least = other !== undefined && order === 1 ? other : one;
  const factor = kind.kind === 'data' ? (megabytes[unit] ?? '1') : '1';
  const product = timesDecimal(least, factor);
  const amount = product === null ? null : trimDecimal(product);
  if (amount === null || !canBeSaid(kind.kind, amount)) return null;
  return { ...kind, amount, isLeast: order !== 0 };
}

/** What a product brings, as far as the shop can say it; what it cannot is left out. */
export function toBenefits(told: readonly WireBenefit[]): Benefit[] {
  return told.flatMap((benefit) => toBenefit(benefit) ?? []);
}
