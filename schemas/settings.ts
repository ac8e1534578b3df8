import * as z from 'zod';
import { originSchema } from './origin';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** May carry a key in its path; what is asked there tells which orders are being paid. */
function isPrivateConnection(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname));
}

const portSchema = z.coerce
  .number('must be a port number')
  .int('must be a port number')
  .min(0, 'must be a port number')
  .max(65_535, 'must be a port number');

function wholeNumber({ min, max }: { min: number; max: number }) {
  const says = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number(says).int(says).min(min, says).max(max, says);
}

/** Calls a second, or a factor on some; at less than a hundredth no page would ever come. */
const rate = z.coerce
  .number('must be a number from 0.01 to 1000')
  .min(0.01, 'must be a number from 0.01 to 1000')
  .max(1000, 'must be a number from 0.01 to 1000');

/** On or off, as `1` or `0`. */
const onOff = z.enum(['0', '1'], 'must be 0 or 1').transform((text) => text === '1');

/** Goes out as a header, where anything else would break every call. */
const headerText = z
  .string()
  .regex(/^[\x21-\x7e]{1,60}$/, 'must be 1 to 60 printable characters without spaces');

/** Fewer characters than this do not hold the 128 bits a sealing key needs. */
const minSecretLength = 32;

/** The private half of an Ed25519 key: 32 bytes (RFC 8032, 5.1.5). */
const receiptSeed = /^[0-9a-f]{64}$/;

/** The process environment, as the shop understands it. Blank values count as unset. */
export const settingsSchema = z
  .object({
    API_URL: originSchema.optional(),
    PARTNER_ID: headerText.optional(),
    APP_VERSION: headerText.optional(),
    SESSION_SECRET: z
      .string()
      .transform((text) => text.split(',').map((secret) => secret.trim()))
      .refine(
        (secrets) => secrets.every((secret) => secret.length >= minSecretLength),
        `must be at least ${minSecretLength} characters each (openssl rand -hex 32 makes one)`,
      )
      .optional(),
    RECEIPT_KEY: z
      .string()
      .transform((text) => text.split(',').map((seed) => seed.trim().toLowerCase()))
      .refine(
        (seeds) => seeds.every((seed) => receiptSeed.test(seed)),
        'must be 64 hexadecimal digits each (openssl rand -hex 32 makes one)',
      )
      .optional(),
    SITE_URL: originSchema.optional(),
    TRUSTED_PROXIES: wholeNumber({ min: 0, max: 10 }).default(0),
    SUPPLIER_RATE: rate.optional(),
    BUYER_RATE: rate.default(1),
    STREAM_SECONDS: wholeNumber({ min: 1, max: 86_400 }).default(240),
    STREAMS_PER_ADDRESS: wholeNumber({ min: 1, max: 100_000 }).default(256),
    COUNTRIES_URL: z
      .string()
      .refine(
        (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
        'must be an address such as https://www.cryptorefills.com/api/available-countries',
      )
      .optional(),
    SOLANA_RPC_URL: z
      .string()
      .refine(
        isPrivateConnection,
        'must be an https address such as https://api.mainnet-beta.solana.com, or http on this machine',
      )
      .optional(),
    SHOP_CONFIG: z.string().default('./shop.config.json'),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
      .optional(),
    DATA_DIR: z.string().default('./data'),
    PORT: portSchema.default(3000),
    SANDBOX_PORT: portSchema.default(0),
    SANDBOX_WALLETS: onOff.default(false),
  })
  .superRefine((settings, context) => {
    if (settings.API_URL === undefined) return;
    for (const name of ['PARTNER_ID', 'SESSION_SECRET', 'SITE_URL'] as const) {
      if (settings[name] === undefined) {
        context.addIssue({
          code: 'custom',
          path: [name],
          message: 'is required when API_URL is set',
        });
      }
    }
  });
export type Settings = z.infer<typeof settingsSchema>;
