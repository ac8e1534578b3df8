/** How many slips of the finger a word of this length may hold: none in a short one. */
export function editsAllowed(length: number): 0 | 1 | 2 {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/** Which letters a word has, as bits; letters that share one only make a word look alike. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i += 1) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

/**
 * Whether what was typed may be a word with at most `most` edits, judged by their letters: each edit
 * explains one letter that the word does not have. Spares the most of a catalogue a closer look.
 */
export function mayBe(typed: number, word: number, most: number): boolean {
  let strange = typed & ~word;
  for (let edits = 0; edits < most; edits += 1) strange &= strange - 1;
  return strange === 0;
}

/** Typed so far, a word of fewer letters begins too many others. */
const leastForBeginning = 5;

/** The next row of the table of distances; `before` is two rows up, for letters that changed places. */
function nextRow(
  typed: string,
  word: string,
  i: number,
  { before, above }: { before: readonly number[]; above: readonly number[] },
): number[] {
  const row = [i];
  for (let j = 1; j <= word.length; j += 1) {
    const same = typed[i - 1] === word[j - 1];
    const swapped = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1];
    const far = Number.MAX_SAFE_INTEGER;
    row.push(
      Math.min(
        (above[j] ?? far) + 1,
        (row[j - 1] ?? far) + 1,
        (above[j - 1] ?? far) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? far) + 1 : far,
      ),
    );
  }
  return row;
}

/**
 * How many letters are missing, too many, wrong or swapped with their neighbour between what was
 * typed and a word, or the beginning of one that is still being typed. Infinity for more than
 * `most`. Both are folded.
 */
export function editsBetween(typed: string, word: string, most: number): number {
  const begins = typed.length >= leastForBeginning;
  const shortest = typed.length - most;
  if (word.length < shortest || (!begins && word.length > typed.length + most)) return Infinity;
  // Letters past these can only add to the distance.
  const compared = word.slice(0, typed.length + most);
  let before: number[] = [];
  let above = Array.from({ length: compared.length + 1 }, (_, j) => j);
  for (let i = 1; i <= typed.length; i += 1) {
    const row = nextRow(typed, compared, i, { before, above });
    if (Math.min(...row) > most) return Infinity;
    before = above;
    above = row;
  }
  const edits = begins
    ? Math.min(...above.slice(Math.max(0, shortest)))
    : (above[compared.length] ?? Infinity);
  return edits <= most ? edits : Infinity;
}
