/** The rule of the server's `emailSchema`, without its library: at most 254 characters in all. */
export function isEmail(text: string): boolean {
  return /^(?=.{1,254}$)[^\s\p{C}@<>"]+@(?:[^\s\p{C}@<>".]+\.)+[^\s\p{C}@<>".]{2,}$/u.test(
    text.trim(),
  );
}
