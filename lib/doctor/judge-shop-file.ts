import 'server-only';
import { kindSegments } from '@/schemas/kinds';
import type { Result } from '@/schemas/result';
import type { ShopConfig } from '@/schemas/shop-config';
import { kindWords } from '../i18n/kind-words';
import { type Finding, ok, warning, wrong } from './finding';

/** What the white-label file is called before anybody has changed it. */
const nameAsShipped = 'Refillery';

/** A sentence about a colour, a typeface or another part of `theme`. */
const aboutTheme = /, theme[.:]/;

function judgeConfig(config: ShopConfig): Finding[] {
  const { name, support, legal, embed, kinds, languages, messages } = config;
  const found = [ok('shop-file', 'The white-label file can be read.')];
  if (name === nameAsShipped) {
    const says = `The shop is still called ${nameAsShipped}.`;
    found.push(warning('shop-name', says, 'Set `name` to your own.'));
  }
  if (support === undefined) {
    const says = 'Buyers are told of nobody to turn to when an order goes wrong.';
    found.push(warning('support', says, 'Set `support` to a mailto: or https: link.'));
  }
  for (const page of ['terms', 'privacy'] as const) {
    if (legal[page] !== undefined) continue;
    const says = `There is no link to your ${page === 'terms' ? 'terms of sale' : 'privacy policy'}.`;
    found.push(warning(`legal-${page}`, says, `Set \`legal.${page}\` to its https: address.`));
  }
  const unsaid = kindWords.filter((key) =>
    languages.offer.some((language) => messages[language]?.[key] === undefined),
  );
  if (kinds.length < kindSegments.length && unsaid.length > 0) {
    const says = `You do not sell all kinds of goods, and these messages name them all: ${unsaid.join(', ')}.`;
    found.push(warning('kind-words', says, 'Put words of your own into `messages`.'));
  }
  const plain = embed.origins.filter((origin) => origin.startsWith('http:'));
  if (plain.length > 0) {
    const says = `Pages that are not https may show the shop in a frame: ${plain.join(', ')}.`;
    found.push(warning('embed', says, 'Name them with https:// in `embed.origins`.'));
  }
  return found;
}

/** What is to be said of the white-label file, and apart from that of its theme. */
export function judgeShopFile(read: Result<ShopConfig, string[]>): {
  file: Finding[];
  theme: Finding[];
} {
  if (read.ok) {
    return { file: judgeConfig(read.data), theme: [ok('theme', 'The theme can be used.')] };
  }
  const advice = 'Correct it, as docs/configuration.md explains, and run this again.';
  const told = (check: string, sentences: string[]) =>
    sentences.map((sentence) => wrong(check, sentence, advice));
  return {
    file: told(
      'shop-file',
      read.error.filter((sentence) => !aboutTheme.test(sentence)),
    ),
    theme: told(
      'theme',
      read.error.filter((sentence) => aboutTheme.test(sentence)),
    ),
  };
}
