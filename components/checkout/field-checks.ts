import type * as z from 'zod/mini';
import type { Payment } from '@/schemas/checkout';
import {
  type CheckedPhone,
  phoneNumberAnswerSchema,
  type RefundFault,
  refundAddressAnswerSchema,
} from '@/schemas/field-check';

/** Computing that takes milliseconds: what has not come by then is not coming. */
const patienceMs = 10_000;

/** What was answered on this page, by what was asked: a form is read many times as it stands. */
const answers = new Map<string, unknown>();

/** @throws when there is no answer, such as without a connection */
async function ask<T>(path: string, body: object, schema: z.ZodMiniType<T>): Promise<T> {
  const question = JSON.stringify(body);
  const key = path + question;
  if (!answers.has(key)) {
    const headers = { 'Content-Type': 'application/json' };
    const signal = AbortSignal.timeout(patienceMs);
    const response = await fetch(path, { method: 'POST', headers, body: question, signal });
    answers.set(key, await response.json());
  }
  const parsed = schema.safeParse(answers.get(key));
  if (parsed.success) return parsed.data;
  answers.delete(key);
  throw new Error('There is no answer');
}

/**
 * A phone number of a country (alpha-2) as it was typed, read by the shop: browsers would need a
 * library of 29 kB for it. Its own country is named in the language. Null when it cannot be one.
 * @throws when there is no answer
 */
export async function readPhone(
  phone: string,
  country: string,
  locale: string,
): Promise<CheckedPhone> {
  const body = { phone, country, locale };
  return (await ask('/api/phone-numbers', body, phoneNumberAnswerSchema)).number;
}

/**
 * What is wrong with an address that money may be sent back to over the network it came by; null
 * when nothing is, or nobody knows the network.
 * @throws when there is no answer
 */
export async function refundFault(typed: string, payment: Payment): Promise<RefundFault | null> {
  const address = typed.trim();
  if (address === '') return null;
  const body = { address, coin: payment.coin, network: payment.network };
  return (await ask('/api/refund-addresses', body, refundAddressAnswerSchema)).fault;
}
