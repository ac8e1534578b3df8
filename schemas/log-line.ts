import * as z from 'zod';

/** The levels of the log, the gravest first. `LOG_LEVEL` names the last that is written. */
export const logLevels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/** A thrown error, in redacted words. `kind` is what Node calls its code, such as `ECONNREFUSED`. */
const fault = z.strictObject({
  name: z.string(),
  message: z.string(),
  kind: z.string().optional(),
  /** Where it was thrown, one place a line. */
  stack: z.string().optional(),
  cause: z.strictObject({ name: z.string(), message: z.string() }).optional(),
});
export type Fault = z.infer<typeof fault>;

/** What the shop does unasked. */
const work = z.enum(['watch', 'webhooks']);

const calls = z.enum(['catalogue', 'orders', 'checks']);

/** What can be odd about paying an order; see `PaymentRequest`. */
const paymentOddity = z.enum([
  'token-disagrees',
  'address-or-amount',
  'qr-text-disagrees',
  'address-of-another-token',
  'node-disagrees',
]);
export type PaymentOddity = z.infer<typeof paymentOddity>;

function line<Name extends string, Fields extends z.ZodRawShape>(event: Name, fields: Fields) {
  return z.strictObject({
    level: z.enum(logLevels),
    /** ISO 8601 in UTC. */
    time: z.iso.datetime(),
    event: z.literal(event),
    ...fields,
  });
}

/**
 * One line of the log, as it is written. A closed set, so that none can carry an order or a buyer;
 * docs/observability.md tells what each means. What ends in `Ms` is milliseconds; `more` counts what
 * has happened since the last line of this kind without a line of its own.
 */
export const logLineSchema = z.discriminatedUnion('event', [
  line('started', {
    mode: z.enum(['sandbox', 'real']),
    version: z.string(),
    store: z.enum(['sqlite', 'postgres']),
    telemetry: z.boolean(),
  }),
  line('stopping', { signal: z.enum(['SIGTERM', 'SIGINT']) }),
  line('supplier-left-alone', { calls, cause: z.string(), forMs: z.int() }),
  line('supplier-answers-again', { calls }),
  line('refusal-unknown', { reference: z.string(), problems: z.array(z.string()) }),
  line('payment-odd', { coin: z.string(), network: z.string(), found: z.array(paymentOddity) }),
  line('store-unavailable', { fault, more: z.int() }),
  line('request-failed', {
    route: z.string(),
    routeType: z.string(),
    method: z.string(),
    digest: z.string().optional(),
    fault,
  }),
  line('visitors-turned-away', { more: z.int() }),
  line('uncaught', { from: z.enum(['exception', 'rejection']), fault }),
  line('library-said', { text: z.string(), fault: fault.optional() }),
  line('work-held-up', { work, fault }),
  line('work-goes-on', { work }),
  line('telemetry-failing', { signal: z.enum(['traces', 'metrics']), fault, more: z.int() }),
]);
export type LogLine = z.infer<typeof logLineSchema>;

type WithoutHeading<Line> = Line extends LogLine ? Omit<Line, 'level' | 'time'> : never;

/** What the shop hands to its log; the log adds level and time. */
export type LogEvent = WithoutHeading<LogLine>;
