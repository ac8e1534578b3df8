import { editsBetween } from '../search/edits';
import { isEmail } from './email-rule';

/** The providers most people have their mail at, the likelier first. */
const commonDomains = [
  'gmail.com',
  'hotmail.com',
  'yahoo.com',
  'outlook.com',
  'icloud.com',
  'googlemail.com',
  'protonmail.com',
  'proton.me',
  'live.com',
  'aol.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  't-online.de',
  'libero.it',
  'orange.fr',
  'yandex.com',
];

/** Real ones that look like a slip of one of those. */
const lookalikes: ReadonlySet<string> = new Set([
  'ymail.com',
  'email.com',
  'mail.com',
  'gmx.com',
  'cloud.com',
  'love.com',
  'line.com',
  'five.com',
  'bol.com',
  'uol.com',
  'aon.com',
]);

/** Both ways round, since the beginning of a word counts as no slip of the whole: live.ca is real. */
function isOneSlip(one: string, other: string): boolean {
  return editsBetween(one, other, 1) <= 1 && editsBetween(other, one, 1) <= 1;
}

/**
 * The e-mail that was probably meant, where the domain is one slip away from a common one:
 * `marta@gmial.com` for `marta@gmail.com`. Advice only, for nobody knows every domain; null when
 * there is none to give.
 */
export function emailAdvice(typed: string): string | null {
  if (!isEmail(typed)) return null;
  const [name, given = ''] = typed.trim().split('@');
  const domain = given.toLowerCase();
  if (lookalikes.has(domain) || commonDomains.includes(domain)) return null;
  const meant = commonDomains.find((common) => isOneSlip(domain, common));
  return meant === undefined ? null : `${name}@${meant}`;
}
