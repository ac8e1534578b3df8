/** How many single letters must change for one word to become another (Levenshtein). */
function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...one].entries()) {
    const next = [row + 1];
    for (const [column, against] of [...other].entries()) {
      const [aside = 0, over = 0, across = 0] = [next[column], above[column + 1], above[column]];
      next.push(Math.min(aside + 1, over + 1, across + (letter === against ? 0 : 1)));
    }
    above = next;
  }
  return above.at(-1) ?? 0;
}

/** The word somebody most likely meant: the nearest within a third of its letters; null for none. */
export function nearestOf(typed: string, words: readonly string[]): string | null {
  const near = words
    .filter((word) => Math.abs(word.length - typed.length) <= typed.length / 3)
    .map((word) => ({ word, far: distance(typed.toLowerCase(), word.toLowerCase()) }))
    .filter(({ far }) => far <= Math.max(2, typed.length / 3))
    .toSorted((a, b) => a.far - b.far);
  return near[0]?.word ?? null;
}
