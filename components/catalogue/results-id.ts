/** The list's status line, to which the focus goes when the link that had it is gone. */
export const resultsId = 'results';
