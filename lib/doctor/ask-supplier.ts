import 'server-only';
import type { Result } from '@/schemas/result';
import { checkUp } from '../cryptorefills/check-up';
import type { SupplierFacts } from './judge-supplier';
import { addressesOf, lookAtTls, type ProbeFault, type TlsFacts } from './probe';

/** Looks an origin up and, over https, at its certificate; the first that fails is the answer. */
export async function wayTo(origin: string): Promise<Result<TlsFacts | null, ProbeFault>> {
  const url = new URL(origin);
  const found = await addressesOf(url.hostname);
  if (!found.ok) return found;
  return url.protocol === 'https:' ? await lookAtTls(url) : { ok: true, data: null };
}

/** Asks the supplier one harmless question, if the way there is open. */
export async function askSupplier(origin: string | undefined): Promise<SupplierFacts> {
  if (origin === undefined) return { kind: 'sandbox' };
  const way = await wayTo(origin);
  if (!way.ok) return { kind: 'not-reached', fault: way.error };
  const answer = await checkUp(origin);
  return {
    kind: 'asked',
    tls: way.data,
    answer: answer.ok ? answer : { ok: false, error: answer.error.kind },
  };
}
