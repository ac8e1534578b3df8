/** What is known of an order, and since when; times are of one clock that never goes back. */
type Known = { version: number; at: number };

/**
 * Whether a snapshot must not replace what is known. The supplier dates its changes in whole
 * seconds, so two of the same second are told apart by when they were asked for: an answer to a
 * question from before the news may be older than the news.
 */
export function isBehind(snapshot: { version: number }, askedAt: number, known: Known): boolean {
  if (snapshot.version !== known.version) return snapshot.version < known.version;
  return askedAt < known.at;
}
