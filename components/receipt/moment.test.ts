import { expect, it } from 'vitest';
import { momentInWords } from './moment';

it.each([
  ['en', '2026-09-21T14:13:20.000Z', /^September 21, 2026 at 2:13\sPM UTC$/],
  ['de', '2026-09-21T14:13:20.000Z', /^21\. September 2026 um 14:13 UTC$/],
  ['en', '2026-12-31T23:59:59.000Z', /^December 31, 2026 at 11:59\sPM UTC$/],
])('says a moment in UTC, wherever it is read: %s', (locale, iso, words) => {
  expect(momentInWords(iso, locale)).toMatch(words);
});
