/** An id for a line of the cart that no other line has. */
export function newLineId(): string {
  // randomUUID exists in secure contexts only; the sandbox may be opened from a phone over http.
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
