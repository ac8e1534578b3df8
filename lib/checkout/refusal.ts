import 'server-only';
import type { Coin } from '@/schemas/catalogue';
import type { ToldProblem } from '@/schemas/checkout-answer';
import type { Problem } from '@/schemas/problem';
import { coinsOnOffer } from '../catalogue/catalogue';
import { canonicalCode, problemRule } from '../cryptorefills/problems';
import { jsonError } from '../http';
import type { Session } from '../session';
import { alternativesFor, type ChosenPayment, hasAlternatives } from './alternatives';

/** For a code nobody knows, and for a supplier that could not be reached. */
const anyOther = { field: 'order', repair: 'wait' } as const;

/**
 * Problems as the shop's API tells them: under the supplier's own names, each once, with where
 * they belong, what helps, and the other ways to pay among `coins` that get around them.
 */
export function toldProblems(
  problems: readonly Problem[],
  chosen: ChosenPayment,
  coins: readonly Coin[],
): ToldProblem[] {
  const told = new Map<string, ToldProblem>();
  for (const { code: given, details } of problems) {
    const code = canonicalCode(given);
    if (told.has(code)) continue;
    const { field, repair } = problemRule(code) ?? anyOther;
    const alternatives = alternativesFor({ code, details }, chosen, coins);
    told.set(code, { code, field, repair, ...(alternatives.length > 0 && { alternatives }) });
  }
  return [...told.values()];
}

/** The answer to a request the supplier refuses: 422, with all its problems. */
export async function refusal(
  session: Session,
  chosen: ChosenPayment,
  problems: readonly Problem[],
): Promise<Response> {
  const asked = problems.some(({ code }) => hasAlternatives(canonicalCode(code)));
  const coins = asked ? await coinsOnOffer(session) : null;
  return jsonError(422, 'refused', {
    problems: toldProblems(problems, chosen, coins?.ok ? coins.data : []),
  });
}
