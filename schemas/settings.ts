import * as z from 'zod';
import { logLevels } from './log-line';
import { originSchema } from './origin';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** May carry a key in its path; what is asked there tells which orders are being paid. */
function isPrivateConnection(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname));
}

/** A key belongs into a header, which no log and no error message repeats. */
function isCollector(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search } = new URL(text);
  return /^https?:$/.test(protocol) && username + password + search === '';
}

/** `name=value,other=value`, values percent-encoded, as OpenTelemetry writes lists in settings. */
const namedTexts = z
  .string()
  .regex(
    /^\s*[\w.-]+\s*=(?:[^,%]|%[\da-fA-F]{2})*(?:,\s*[\w.-]+\s*=(?:[^,%]|%[\da-fA-F]{2})*)*$/,
    'must be like name=value,other=value',
  )
  .transform((text) =>
    Object.fromEntries(
      text.split(',').map((pair) => {
        const [name = '', ...value] = pair.split('=');
        return [name.trim(), decoded(value.join('=').trim())];
      }),
    ),
  );

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
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

/** As Standard Webhooks write a key for HMAC-SHA256, which is to have 24 to 64 bytes. */
function isWebhookSecret(text: string): boolean {
  const key = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text)?.[1] ?? '';
  const bytes = Buffer.from(key, 'base64');
  return bytes.toString('base64') === key && bytes.length >= 24 && bytes.length <= 64;
}

/** The private half of an Ed25519 key: 32 bytes (RFC 8032, 5.1.5). */
const receiptSeed = /^[0-9a-f]{64}$/;

/**
 * The process environment, as the shop understands it. Blank values count as unset.
 *
 * What stands in `meta` becomes the table of docs/configuration.md and `.env.example`
 * (`npm run reference`): `description` in Markdown, `unset` where the schema has no
 * default to print, `example` where `.env.example` is to show another value than the default.
 */
export const settingsSchema = z
  .object({
    API_URL: originSchema.optional().meta({
      description: 'the supplier’s origin',
      unset: 'unset: the embedded sandbox',
      example: 'https://api.cryptorefills.com',
    }),
    PARTNER_ID: headerText.optional().meta({
      description: 'your Partner ID, sent as `X-Cr-Application`',
      unset: 'required with `API_URL`',
    }),
    SESSION_SECRET: z
      .string()
      .transform((text) => text.split(',').map((secret) => secret.trim()))
      .refine(
        (secrets) => secrets.every((secret) => secret.length >= minSecretLength),
        `must be at least ${minSecretLength} characters each (openssl rand -hex 32 makes one)`,
      )
      .optional()
      .meta({
        description:
          'seals the session cookie; 32 characters or more (`openssl rand -hex 32`). Several, comma-separated, to [rotate](operations.md#changing-secrets): the first seals, all open',
        unset: 'required with `API_URL`; made and kept for the sandbox',
      }),
    RECEIPT_KEY: z
      .string()
      .transform((text) => text.split(',').map((seed) => seed.trim().toLowerCase()))
      .refine(
        (seeds) => seeds.every((seed) => receiptSeed.test(seed)),
        'must be 64 hexadecimal digits each (openssl rand -hex 32 makes one)',
      )
      .optional()
      .meta({
        description:
          'signs [receipts](receipts.md#keys), so that whoever is handed one can check it: an Ed25519 seed of 64 hexadecimal digits (`openssl rand -hex 32`). Several, comma-separated, to rotate: the first signs, all verify',
        unset: 'unset: receipts are not signed; made and kept for the sandbox',
      }),
    SITE_URL: originSchema.optional().meta({
      description:
        'the public origin: canonical addresses, sitemaps, link previews. With https, cookies become `Secure` and `__Host-`',
      unset: 'required with `API_URL`; `http://localhost:PORT` in the sandbox',
      example: 'https://shop.example',
    }),
    APP_VERSION: headerText.optional().meta({
      description: 'sent as `X-Cr-Version`',
      unset: 'the package’s version',
    }),
    TRUSTED_PROXIES: wholeNumber({ min: 0, max: 10 }).default(0).meta({
      description:
        'how many proxies in front of the shop append to `X-Forwarded-For`. 0: the socket’s address counts, and the header counts for nothing. n: its n-th entry from the right',
    }),
    SUPPLIER_RATE: rate.optional().meta({
      description:
        'catalogue and quote calls a second, in bursts of five; the supplier blocks an address for minutes after more. Reading orders and checking carts may each take five times as many; creating an order is never held back. Several instances behind one address share what is tolerated. The sandbox is not spared',
      unset: '`1`',
      example: '1',
    }),
    BUYER_RATE: rate.default(1).meta({
      description:
        'a factor on how often buyers may call, from 0.01 to 1000: 2 doubles what they may, 0.5 halves it; see [the limits](api.md#limits). Behind a proxy that `TRUSTED_PROXIES` does not count, all buyers are one address',
    }),
    STREAM_SECONDS: wholeNumber({ min: 1, max: 86_400 }).default(240).meta({
      description:
        'how long a live order’s stream lasts before the browser is sent to open the next; below what the platform allows a response to take',
    }),
    DRAIN_SECONDS: wholeNumber({ min: 0, max: 300 }).default(5).meta({
      description:
        'told to end (SIGTERM), the shop serves so much longer while [`/api/health/ready`](operations.md#starting-stopping-upgrading) says that it is not ready: at least as long as whatever sends requests here takes to notice',
    }),
    STREAMS_PER_ADDRESS: wholeNumber({ min: 1, max: 100_000 }).default(256).meta({
      description:
        'streams one address may have open at a time; a browser needs one. Behind a proxy that `TRUSTED_PROXIES` does not count, all buyers are one address',
    }),
    COUNTRIES_URL: z
      .string()
      .refine(
        (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
        'must be an address such as https://www.cryptorefills.com/api/available-countries',
      )
      .optional()
      .meta({
        description:
          'where to read the countries instead; the shop’s own list stands in when that fails',
        unset: 'unset: the list that comes with the shop',
        example: 'https://www.cryptorefills.com/api/available-countries',
      }),
    SOLANA_RPC_URL: z
      .string()
      .refine(
        isPrivateConnection,
        'must be an https address such as https://api.mainnet-beta.solana.com, or http on this machine',
      )
      .optional()
      .meta({
        description:
          'a node of Solana, https (http on this machine only; a key may stand in the address). Of an order paid with a token on Solana it is asked whether the address is a wallet’s or a token account: payment links are for wallets alone, and an account of another token is never shown; and for what the transaction needs when a wallet of the browser is to pay, which is offered with a node alone. Without it buyers get the bare address and a word of caution. In the sandbox it is asked only with `SANDBOX_WALLETS`',
        unset: 'unset: nobody is asked',
        example: 'https://api.mainnet-beta.solana.com',
      }),
    WEBHOOK_URL: z
      .string()
      .refine(
        isPrivateConnection,
        'must be an https address such as https://partner.example/webhooks, or http on this machine, without a name and password',
      )
      .optional()
      .meta({
        description:
          'where the shop posts what becomes of orders ([webhooks](webhooks.md)), https (http on this machine only)',
        unset: 'unset: nobody is told',
        example: 'https://partner.example/webhooks',
      }),
    WEBHOOK_SECRET: z
      .string()
      .transform((text) => text.split(',').map((secret) => secret.trim()))
      .refine(
        (secrets) => secrets.every(isWebhookSecret),
        'must be whsec_ and 24 to 64 bytes in base64 each (echo "whsec_$(openssl rand -base64 32)" makes one)',
      )
      .optional()
      .meta({
        description:
          'signs webhooks: `whsec_` and 24 to 64 random bytes in base64 (`echo "whsec_$(openssl rand -base64 32)"`). Several, comma-separated, to [rotate](webhooks.md#changing-the-secret): all sign',
        unset: 'required with `WEBHOOK_URL`',
      }),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
      .optional()
      .meta({
        description: 'a PostgreSQL database, for several instances',
        unset: 'unset: SQLite in `DATA_DIR`',
        example: 'postgres://user:password@localhost:5432/refillery',
      }),
    DATA_DIR: z.string().default('./data').meta({
      description:
        'the folder of the SQLite file; in the sandbox also of its orders, the session secret and the key of receipts',
    }),
    SHOP_CONFIG: z
      .string()
      .default('./shop.config.json')
      .meta({ description: '[the white-label file](#shopconfigjson)' }),
    THEME_PREVIEW: onOff.default(false).meta({
      description:
        '`1`: [the theme is being tried out](theming.md#trying-it-out). The shop has a page at `/en/theme` that shows every component in it, reads the white-label file anew with each page, and starts with a theme that fails WCAG AA too. `npm run theme` sets it; with `API_URL` the shop does not start',
      unset: '`0`',
      example: '0',
    }),
    OTEL_EXPORTER_OTLP_ENDPOINT: z
      .string()
      .refine(isCollector, 'must be an address such as http://localhost:4318')
      .optional()
      .meta({
        description:
          'where [spans and metrics](observability.md#spans-and-metrics) go: a collector’s OTLP over HTTP, without `/v1/…`. The names of these settings are OpenTelemetry’s own',
        unset: 'unset: nothing is measured or sent',
        example: 'http://localhost:4318',
      }),
    OTEL_EXPORTER_OTLP_HEADERS: namedTexts.default({}).meta({
      description:
        'headers that the collector asks for, such as a key: `name=value`, comma-separated, values percent-encoded',
      unset: 'none',
      example: 'x-api-key=…',
    }),
    OTEL_SERVICE_NAME: z.string().max(200).optional().meta({
      description: 'what the collector calls this service',
      unset: 'the shop’s name',
      example: 'shop',
    }),
    OTEL_RESOURCE_ATTRIBUTES: namedTexts.default({}).meta({
      description: 'what else it is to know of this process, written like the headers',
      unset: 'none',
      example: 'deployment.environment.name=production',
    }),
    OTEL_METRIC_EXPORT_INTERVAL: wholeNumber({ min: 100, max: 3_600_000 }).default(60_000).meta({
      description: 'milliseconds between two exports of metrics',
    }),
    LOG_LEVEL: z
      .enum(logLevels, `must be one of ${logLevels.join(', ')}`)
      .default('info')
      .meta({
        description:
          'how much of [the log](observability.md#the-log) is written: `error`, `warn`, `info` or `debug`, each with what comes before it',
      }),
    PORT: portSchema.default(3000).meta({
      description:
        'the port the shop listens on. It is read from the environment only, and so is `HOSTNAME`, the address it listens on (`0.0.0.0` without it)',
      environmentOnly: true,
    }),
    SANDBOX_PORT: portSchema.default(0).meta({
      description:
        'where the sandbox listens, on 127.0.0.1, with [its control API](sandbox.md#the-control-api)',
      unset: 'any free port',
      example: '4010',
    }),
    SANDBOX_WALLETS: onOff.default(false).meta({
      description:
        '`1`: orders of the sandbox can be paid with a wallet in the browser, as they always can with a real supplier. The sandbox’s addresses are nobody’s, and what a real wallet sends there is lost: set it only for wallets that are on a chain of this machine, such as the one of the tests. Without the sandbox it says nothing',
      unset: '`0`',
      example: '0',
    }),
  })
  .superRefine((settings, context) => {
    const { WEBHOOK_URL, WEBHOOK_SECRET } = settings;
    if ((WEBHOOK_URL === undefined) !== (WEBHOOK_SECRET === undefined)) {
      const [missing, given] =
        WEBHOOK_URL === undefined
          ? (['WEBHOOK_URL', 'WEBHOOK_SECRET'] as const)
          : (['WEBHOOK_SECRET', 'WEBHOOK_URL'] as const);
      context.addIssue({
        code: 'custom',
        path: [missing],
        message: `is required when ${given} is set`,
      });
    }
    if (settings.API_URL === undefined) return;
    if (settings.THEME_PREVIEW) {
      context.addIssue({
        code: 'custom',
        path: ['THEME_PREVIEW'],
        message: 'is for the sandbox alone, and cannot be set with API_URL',
      });
    }
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
