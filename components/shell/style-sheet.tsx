'use client';

import { useServerInsertedHTML } from 'next/navigation';
import { styleSheetText } from '@/lib/style-sheet-text';

/**
 * Writes the style sheet into the head of a document, so that it can be shown as soon as it arrives.
 * What is inserted there is no part of the page's data, and stays whatever the page becomes.
 */
export function StyleSheet({ nonce }: { nonce: string | undefined }) {
  let isWritten = false;
  useServerInsertedHTML(() => {
    const css = styleSheetText();
    // Next asks anew with each part of a page that it sends.
    if (css === null || isWritten) return null;
    isWritten = true;
    return <style nonce={nonce}>{css}</style>;
  });
  return null;
}
