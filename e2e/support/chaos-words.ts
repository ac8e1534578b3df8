import * as z from 'zod';
import messages from '../../messages/en.json' with { type: 'json' };
import type { Answer } from './api-client';
import { readableText } from './html';

const failed = z.object({
  error: z.object({
    code: z.string(),
    problems: z.array(z.object({ code: z.string() })).optional(),
  }),
});

const supplierSentences: Record<string, string> = messages.supplierErrors;
const sentences: Record<string, string> = {
  ...messages.problems,
  ...supplierSentences,
  ...messages.apiErrors,
  unconfirmed: messages.checkout.unconfirmed,
  // The page repeats the question; when it gives up, it says the same as above.
  'in-progress': messages.checkout.unconfirmed,
};

/** Codes that no shop can know are shown in a sentence made for them. */
const unknowable = /^(?:BRAND_NEW_[A-Z0-9_]+|SIMULATED_FAULT)$/;

const hasSentence = (code: string) => code in sentences || unknowable.test(code);

/** Whether a code says that the supplier could not be asked: nothing was ordered, nor refused. */
export function saysNotAsked(code: string): boolean {
  return code !== 'refused' && code in supplierSentences;
}

/** The code of a failed answer of the API; null when it has none. */
export function codeOf({ text }: Answer): string | null {
  try {
    return failed.parse(JSON.parse(text)).error.code;
  } catch {
    return null;
  }
}

/** What is wrong with how an answer of the API fails; null for a success and a proper failure. */
export function apiFault({ status, text }: Answer): string | null {
  if (status >= 200 && status < 300) return null;
  if (status === 500) return `500 ${text}`;
  try {
    const { code, problems = [] } = failed.parse(JSON.parse(text)).error;
    const unsaid = [code, ...problems.map((problem) => problem.code)].filter(
      (each) => !hasSentence(each),
    );
    return unsaid.length > 0 ? `no sentence for ${unsaid.join(', ')}` : null;
  } catch {
    return `${status} without a code: ${text.slice(0, 200)}`;
  }
}

const { trouble, order } = messages;
const troubles: [title: string, sentences: string[]][] = [
  [trouble.errorTitle, Object.values(supplierSentences)],
  [trouble.notFoundTitle, [trouble.notFound]],
  [order.states.unavailable.headline, [order.states.unavailable.body]],
];

/** What is wrong with a page: an error, a part of one, or trouble that is not put into words. */
export function pageFault({ status, text }: Answer): string | null {
  if (status !== 200 && status !== 404) return `${status} ${text.slice(0, 200)}`;
  if (!text.includes('</html>')) return 'half a page';
  const read = readableText(text);
  const unsaid = troubles.find(
    ([title, known]) => read.includes(title) && !known.some((sentence) => read.includes(sentence)),
  );
  if (unsaid !== undefined) return `no sentence under “${unsaid[0]}”`;
  // Scripts write this page: what it says stands in what they read.
  return status === 404 && !text.includes(trouble.notFound) ? '404 without words' : null;
}
