/**
 * A moment of a receipt in words, in UTC with the zone named: whoever reads it may be anywhere.
 * @param iso ISO 8601.
 */
export function momentInWords(iso: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  });
  return format.format(new Date(iso));
}
