/** For so many milliseconds a page may be shown to others as it was rendered. */
export const keptMs = 15_000;
