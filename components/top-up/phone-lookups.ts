import { type PhoneLookup, phoneLookupSchema } from '@/schemas/phone-lookup';

type Wish = { phone: string; country: string; locale: string };

/** What the shop knows of a number; `invalid` when it is none, `failed` when it cannot be asked. */
export async function lookUp(wish: Wish): Promise<PhoneLookup | 'invalid' | 'failed'> {
  try {
    const response = await fetch('/api/phone-lookups', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(wish),
    });
    if (response.status === 422) return 'invalid';
    const parsed = phoneLookupSchema.safeParse(await response.json());
    return response.ok && parsed.success ? parsed.data : 'failed';
  } catch {
    return 'failed';
  }
}
