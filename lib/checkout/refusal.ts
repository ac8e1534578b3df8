import 'server-only';
import { randomBytes } from 'node:crypto';
import type { Coin } from '@/schemas/catalogue';
import type { ToldProblem } from '@/schemas/checkout-answer';
import type { Problem } from '@/schemas/problem';
import { coinsOnOffer } from '../catalogue/catalogue';
import { canonicalCode, problemRule } from '../cryptorefills/problems';
import { jsonError } from '../http';
import { log } from '../log';
import type { Session } from '../session';
import { alternativesFor, type ChosenPayment, hasAlternatives } from './alternatives';

/** For a code nobody knows, and for a supplier that could not be reached. */
const anyOther = { field: 'order', repair: 'wait' } as const;

/**
 * Problems as the shop's API tells them: under the supplier's own names, each once (for a line, once
 * a line), with where they belong, what helps, and the other ways to pay among `coins` that get
 * around them.
 */
export function toldProblems(
  problems: readonly Problem[],
  chosen: ChosenPayment,
  coins: readonly Coin[],
): ToldProblem[] {
  const told = new Map<string, ToldProblem>();
  for (const { code: given, details, line, nearby = [], fits } of problems) {
    const code = canonicalCode(given);
    const key = `${code} ${line ?? ''}`;
    if (told.has(key)) continue;
    const { field, repair } = problemRule(code) ?? anyOther;
    const alternatives = alternativesFor({ code, details }, chosen, coins);
    told.set(key, {
      code,
      field,
      repair,
      ...(alternatives.length > 0 && { alternatives }),
      ...(line !== undefined && { line }),
      ...(nearby.length > 0 && { nearby }),
      ...(fits !== undefined && { fits }),
    });
  }
  return [...told.values()];
}

/** Whether it is one of the supplier's codes, not how the call for it failed, as "unreachable" is. */
const isSupplierCode = (code: string) => /^[A-Z]/.test(code);

/**
 * A short name for a refusal whose code nobody knows, for the buyer to quote: it stands in the log
 * beside the code, and beside nothing of the buyer's. Null when every code is known.
 */
function referenceFor(problems: readonly Problem[]): string | null {
  const codes = problems.map(({ code }) => code);
  const unknown = new Set(codes.filter((code) => isSupplierCode(code) && !problemRule(code)));
  if (unknown.size === 0) return null;
  const reference = randomBytes(4).toString('hex').toUpperCase();
  log({ event: 'refusal-unknown', reference, problems: [...unknown] });
  return reference;
}

/** The answer to a request the supplier refuses: 422, with all its problems. */
export async function refusal(
  session: Session,
  chosen: ChosenPayment,
  problems: readonly Problem[],
): Promise<Response> {
  const asked = problems.some(({ code }) => hasAlternatives(canonicalCode(code)));
  const coins = asked ? await coinsOnOffer(session) : null;
  const reference = referenceFor(problems);
  return jsonError(422, 'refused', {
    problems: toldProblems(problems, chosen, coins?.ok ? coins.data : []),
    ...(reference !== null && { reference }),
  });
}
