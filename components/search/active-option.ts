/** The option an arrow leads to, around the ends; -1 is none, from where they lead to either end. */
export function stepActive(active: number, key: 'ArrowDown' | 'ArrowUp', count: number): number {
  if (count === 0) return -1;
  if (key === 'ArrowDown') return active + 1 < count ? active + 1 : 0;
  return active > 0 ? active - 1 : count - 1;
}
