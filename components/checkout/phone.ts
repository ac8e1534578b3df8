import type { PhoneNumber } from '@/lib/phone-number';

/** See `readPhoneNumber`. Only top-ups need it, so it comes when the field is first used. */
export async function readPhone(typed: string, country: string): Promise<PhoneNumber | null> {
  const { readPhoneNumber } = await import('@/lib/phone-number');
  return readPhoneNumber(typed, country);
}
