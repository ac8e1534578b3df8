/** "4 sec. ago" or "now" when short, "4 seconds ago" when long, in the reader's language. */
export function timeAgo(ageMs: number, locale: string, style: 'short' | 'long'): string {
  const seconds = Math.round(ageMs / 1000);
  const format = new Intl.RelativeTimeFormat(locale, { style, numeric: 'auto' });
  if (seconds < 60) return format.format(-seconds, 'second');
  const minutes = Math.round(seconds / 60);
  return minutes < 60
    ? format.format(-minutes, 'minute')
    : format.format(-Math.round(minutes / 60), 'hour');
}
