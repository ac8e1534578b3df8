/**
 * For so many milliseconds a page may be shown to others, counted from when what it says was read: one that
 * is whole, and one that says what fails, which stands for as long as a failure does in the caches.
 */
export const keptMs = { whole: 15_000, failed: 1_000 } as const;
