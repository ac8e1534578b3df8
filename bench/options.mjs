import { Problem } from '../scripts/lib/problem.mjs';

/**
 * A whole number above 0 out of what was written behind an option.
 * @throws Problem that names the option when it is none
 */
export function wholeNumber(text, name) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Problem(`--${name} takes a number above 0.`);
  return value;
}
