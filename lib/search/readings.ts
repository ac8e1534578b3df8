import { type Kind, kindSegments } from '@/schemas/kinds';
import { categoryNames, kindNames, otherNames } from './synonyms';
import { wordsOf } from './words';

/** One way to understand a query: words to find in a name, within a kind when it names one. */
export type Reading = {
  words: readonly string[];
  kind: Kind | null;
  /** False for what was typed, true for what is meant by it. */
  indirect: boolean;
};

type Phrase = { said: readonly string[]; means: readonly string[]; kind: Kind | null };

const phrases: readonly Phrase[] = [
  ...[...otherNames, ...categoryNames].flatMap(({ means, said }) =>
    said.map((text) => ({ said: wordsOf(text), means: wordsOf(means), kind: null })),
  ),
  ...kindSegments.flatMap((kind) =>
    kindNames[kind].map((text) => ({ said: wordsOf(text), means: [], kind })),
  ),
];

/** The last word of a query may still be being typed; with fewer letters it could become anything. */
const leastForBeginning = 4;

function says(words: readonly string[], at: number, said: readonly string[]): boolean {
  return said.every((word, index) => {
    const typed = words[at + index];
    if (typed === undefined || typed === word) return typed === word;
    const isLast = at + index === words.length - 1;
    return isLast && typed.length >= leastForBeginning && word.startsWith(typed);
  });
}

/** The query with the phrase, where it is said, replaced by what it means; null when it is not said. */
function replaced(words: readonly string[], { said, means, kind }: Phrase): Reading | null {
  const at = words.findIndex((_, index) => says(words, index, said));
  if (at === -1) return null;
  const rest = [...words.slice(0, at), ...means, ...words.slice(at + said.length)];
  return { words: rest, kind, indirect: true };
}

/** The ways to understand a query, given by its words: as it stands first, then by what is meant. */
export function readingsOf(words: readonly string[]): Reading[] {
  const meant = phrases.flatMap((phrase) => replaced(words, phrase) ?? []);
  return [{ words, kind: null, indirect: false }, ...meant];
}
