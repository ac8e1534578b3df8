import * as z from 'zod';

/** The keys of a body, sorted. */
export const keys = (value: unknown) =>
  Object.keys(z.record(z.string(), z.unknown()).parse(value)).sort();

// What captured bodies of the supplier carry, no key more and none less.
export const orderKeys = [
  'coin',
  'coin_amount',
  'created_at',
  'deliveries',
  'is_payment_processor_external',
  'network',
  'order_id',
  'order_state',
  'original_price',
  'payment_id',
  'payment_method',
  'payment_method_protocol',
  'payment_requested_at',
  'payment_state',
  'payment_value',
  'payment_via',
  'qr_text',
  'qr_url',
  'sent_coin_amount',
  'user',
  'wallet_address',
];
export const deliverableKeys = [
  'beneficiary_account',
  'brand_name',
  'coin_amount',
  'country_code',
  'currency_code',
  'delivery_type',
  'denomination',
  'family',
  'localized_denomination',
  'points',
];
