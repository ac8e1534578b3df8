import * as z from 'zod/mini';
import type { Result } from '@/schemas/result';

/** What is used of a wallet's provider (EIP-1193). */
export type Provider = {
  request(call: { method: string; params?: readonly unknown[] }): Promise<unknown>;
  on?(event: 'disconnect', listener: () => void): unknown;
  removeListener?(event: 'disconnect', listener: () => void): unknown;
};

/** Whether it can be asked; to be taken as it is, as a copy would not be the wallet any more. */
export function isProvider(value: unknown): value is Provider {
  return (
    typeof value === 'object' &&
    value !== null &&
    'request' in value &&
    typeof value.request === 'function'
  );
}

/**
 * The code of an error as EIP-1193 and JSON-RPC have it, and the one of the error behind it, where
 * MetaMask's app puts what it means; null where there is none.
 */
export type Refusal = { code: number | null; inner: number | null };

const errorSchema = z.object({
  code: z.catch(z.nullable(z.number()), null),
  data: z.catch(z.optional(z.object({ originalError: z.object({ code: z.number() }) })), undefined),
});

function refusalOf(error: unknown): Refusal {
  const parsed = errorSchema.safeParse(error);
  if (!parsed.success) return { code: null, inner: null };
  return { code: parsed.data.code, inner: parsed.data.data?.originalError.code ?? null };
}

/** Calls a method of a wallet. Never rejects; an answer in another form is a refusal without a code. */
export async function callWallet<T>(
  provider: Provider,
  method: string,
  params: readonly unknown[],
  schema: z.ZodMiniType<T>,
): Promise<Result<T, Refusal>> {
  try {
    const parsed = schema.safeParse(await provider.request({ method, params }));
    if (parsed.success) return { ok: true, data: parsed.data };
    return { ok: false, error: { code: null, inner: null } };
  } catch (error) {
    return { ok: false, error: refusalOf(error) };
  }
}

/** Calls back when the wallet loses its connection; returns what ends the listening. */
export function onDisconnect(provider: Provider, listener: () => void): () => void {
  const tell = (method: 'on' | 'removeListener') => {
    try {
      provider[method]?.('disconnect', listener);
    } catch {
      // Not every wallet tells of events.
    }
  };
  tell('on');
  return () => tell('removeListener');
}
