/** Most characters of a search that are read; a field takes no more. */
export const longestQuery = 80;

/** How many suggestions can be taken in at a glance. */
export const mostSuggestions = 8;
