'use client';

import { createContext, type ReactNode, useContext } from 'react';

/** What an error page says. It is rendered in the browser, which has no message library. */
export type ErrorWords = { title: string; body: string; retry: string };

const Words = createContext<ErrorWords>({ title: '', body: '', retry: '' });

/** Hands the words of the page's language down to the error boundary. */
export function ErrorWordsProvider({
  words,
  children,
}: {
  words: ErrorWords;
  children: ReactNode;
}) {
  return <Words value={words}>{children}</Words>;
}

/** The words for an error page in the language of the document. */
export function useErrorWords(): ErrorWords {
  return useContext(Words);
}
