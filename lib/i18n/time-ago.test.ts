import { describe, expect, it } from 'vitest';
import { timeAgo } from './time-ago';

describe('how long ago', () => {
  it.each([
    [0, 'en', 'short', 'now'],
    [4_200, 'en', 'short', '4 sec. ago'],
    [10_000, 'en', 'long', '10 seconds ago'],
    [59_600, 'en', 'long', '1 minute ago'],
    [3_600_000, 'en', 'long', '1 hour ago'],
    [10_000, 'de', 'long', 'vor 10 Sekunden'],
  ] as const)('%i ms in %s, %s', (ageMs, locale, style, text) => {
    expect(timeAgo(ageMs, locale, style)).toBe(text);
  });
});
