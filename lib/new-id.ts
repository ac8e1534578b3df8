/** An id nobody else has: 32 hexadecimal digits. For the browser. */
export function newId(): string {
  // randomUUID exists in secure contexts only; the sandbox may be opened from a phone over http.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
