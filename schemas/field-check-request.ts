import * as z from 'zod';
import { countryCodeSchema } from './country';
import { locales } from './languages';

/**
 * Body of `POST /api/phone-numbers`: a number as it was typed, for a top-up of a country, and the
 * language to name its own country in.
 */
export const phoneNumberRequestSchema = z.object({
  phone: z.string().max(254),
  country: countryCodeSchema,
  locale: z.enum(locales).catch(locales[0]),
});

/** Body of `POST /api/refund-addresses`: an address as it was typed, and how the order is paid. */
export const refundAddressRequestSchema = z.object({
  address: z.string().max(254),
  coin: z.string().min(1).max(20),
  network: z.string().max(60),
});
