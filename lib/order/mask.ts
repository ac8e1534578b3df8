/**
 * A beneficiary as much of it as its owner needs to recognise it: `ma••@example.com`, `+1••••0123`.
 * The page, its HTML and the stream carry only this.
 */
export function maskBeneficiary(text: string): string {
  const at = text.lastIndexOf('@');
  if (at > 0) return `${text.slice(0, Math.min(2, at - 1))}••${text.slice(at)}`;
  if (text.length <= 6) return '••••';
  const shown = text.length >= 10 ? 4 : 2;
  return `${text.slice(0, 2)}••••${text.slice(-shown)}`;
}
