import * as z from 'zod';
import { wireAmount, wireText } from './common';

/** Supplier codes are upper-case words joined by underscores; other text is prose, not a code. */
const problemCode = /^(?=.{1,80}$)[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;

/** Far more than there are codes; they are stored with the attempt. */
const maxProblems = 20;

/**
 * The codes of an answer, from either envelope: `problems: [{problem}]`, or `{status, detail}`
 * as order creation and suspensions send it. Empty when there are none; `problems` may be null,
 * missing or a list.
 */
export const wireProblems = z.unknown().transform((body): string[] => {
  if (typeof body !== 'object' || body === null) return [];
  const listed =
    'problems' in body && Array.isArray(body.problems)
      ? body.problems.map((entry: unknown) =>
          typeof entry === 'object' && entry !== null && 'problem' in entry ? entry.problem : entry,
        )
      : [];
  const detail = 'detail' in body ? [body.detail] : [];
  const codes = [...listed, ...detail].filter(
    (code): code is string => typeof code === 'string' && problemCode.test(code),
  );
  return [...new Set(codes)].slice(0, maxProblems);
});

/** Body of `POST /v5/orders/validations`. Without problems it must price the order. */
export const wireValidation = z.object({
  coin: wireText,
  coin_amount: wireAmount,
  problems: z.unknown().optional(),
});
