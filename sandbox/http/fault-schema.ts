import * as z from 'zod';

/**
 * Which calls meet a fault. `path` is exact, or a prefix when it ends with `/` or `*`; a `*` in the
 * middle stands for one segment. Without `method` every method meets it; without `times` it lasts
 * until it is cleared. `chance` is the part of the calls that meet it, picked by `seed`: the same
 * seed picks the same calls.
 */
const calls = {
  method: z.string().toUpperCase().optional(),
  path: z.string().min(1),
  times: z.number().int().positive().optional(),
  chance: z.number().min(0).max(1).default(1),
  seed: z.number().int().default(1),
};

const milliseconds = z.number().nonnegative().max(600_000);
const frames = z.number().int().min(0).max(1000).default(1);

const kind = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.strictObject({ ...calls, kind: z.literal(name), ...shape });

/** Faults that change what the endpoint would have said; events of a stream are changed too. */
export const transformKinds = [
  'empty',
  'numeric-times',
  'iso-times',
  'money-objects',
  'no-network',
  'outer-code',
  'unknown-values',
  'bad-rows',
] as const;
export type TransformKind = (typeof transformKinds)[number];

const transformFault = z.strictObject({ ...calls, kind: z.enum(transformKinds) });

/** Faults of the event stream of an order; met by subscriptions alone, whatever the path. */
const streamFault = z.discriminatedUnion('kind', [
  kind('stream-silent', {}),
  kind('stream-drop', { frames }),
  kind('stream-oversize', { bytes: z.number().int().min(1).max(64_000_000).default(1_048_576) }),
  kind('stream-malformed', {}),
  kind('stream-duplicate', {}),
  kind('stream-stale', {}),
  kind('stream-end', { frames }),
  kind('stream-bom-crlf', {}),
  kind('stream-early-stop', { frames }),
]);
export type StreamFault = z.infer<typeof streamFault>;

const burstBlock = kind('burst-block', {
  calls: z.number().int().positive().default(10),
  windowMs: milliseconds.default(1000),
  blockMs: milliseconds.default(60_000),
});
export type BurstBlock = z.infer<typeof burstBlock>;

const statusFault = kind('status', {
  status: z.number().int().min(200).max(599).default(500),
  headers: z.record(z.string(), z.string()).default({}),
  /** Text is sent as it is, as HTML unless `headers` say otherwise; anything else as JSON. */
  body: z.unknown().optional(),
});
export type StatusFault = z.infer<typeof statusFault>;

const delay = { ms: milliseconds.default(1000) };

/** What supplier calls are made to meet. `docs/sandbox.md` lists what each kind does. */
export const fault = z.discriminatedUnion('kind', [
  kind('delay', delay),
  kind('hang', {}),
  kind('reset', {}),
  statusFault,
  kind('drop-answer', {}),
  kind('truncate', {}),
  kind('slow-body', delay),
  burstBlock,
  transformFault,
  streamFault,
]);
export type Fault = z.infer<typeof fault>;

export function isTransform(met: Fault): met is z.infer<typeof transformFault> {
  return transformKinds.some((name) => name === met.kind);
}

export function isStreamFault(met: Fault): met is StreamFault {
  return met.kind.startsWith('stream-');
}
