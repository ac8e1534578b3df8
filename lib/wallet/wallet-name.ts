/** Longer names would push the word before them off a phone's button. */
const maxCharacters = 40;

/**
 * A wallet's own name for itself, as a button can show it: without line breaks and characters that
 * show nothing or turn the text around, and not too long; null when nothing is left.
 */
export function walletName(text: string): string | null {
  const plain = text.replace(/\s+/g, ' ').replace(/\p{C}/gu, '').trim();
  return Array.from(plain).slice(0, maxCharacters).join('').trim() || null;
}
