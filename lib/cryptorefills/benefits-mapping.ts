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

/** What a benefit is, and by what its amounts are to be multiplied; null for what is not known. */
function kindOf(type: string, unit: string): Pick<Benefit, 'kind' | 'currency'> | null {
  const isCurrency = /^[A-Z]{3}$/.test(unit);
  if (type === 'DATA') return unit in megabytes ? { kind: 'data', currency: null } : null;
  if (type === 'SMS') return { kind: 'sms', currency: null };
  if (type === 'TALKTIME' && /^MIN/.test(unit)) return { kind: 'minutes', currency: null };
  return type === 'CREDITS' && isCurrency ? { kind: 'credit', currency: unit } : null;
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
  const amount = timesDecimal(least, factor);
  return amount === null ? null : { ...kind, amount: trimDecimal(amount), isLeast: order !== 0 };
}

/** What a product brings, as far as the shop can say it; what it cannot is left out. */
export function toBenefits(told: readonly WireBenefit[]): Benefit[] {
  return told.flatMap((benefit) => toBenefit(benefit) ?? []);
}
