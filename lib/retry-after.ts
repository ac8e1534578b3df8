import 'server-only';

/** What `Retry-After` asks for in seconds from `now`, be it a number or a date; null when it says nothing. */
export function retryAfterSeconds(text: string | undefined, now: number): number | null {
  if (text === undefined || text.trim() === '') return null;
  const given = Number(text);
  const seconds = Number.isNaN(given) ? (Date.parse(text) - now) / 1000 : given;
  return Number.isFinite(seconds) ? seconds : null;
}
