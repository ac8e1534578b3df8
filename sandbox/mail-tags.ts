import { problemCodes } from './problem-codes';

const codeOf = (tag: string) => tag.toUpperCase().replaceAll('-', '_');
const known: ReadonlySet<string> = new Set(problemCodes);
const invented = /^brand-new-[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * What the local parts of mail addresses carry behind plus signs, in lower case and each once:
 * `buyer+kyc-pending+out-of-stock@example.com` has two.
 */
export function mailTags(addresses: string[]): Set<string> {
  const tags = addresses.flatMap((address) => {
    const at = address.lastIndexOf('@');
    return at === -1 ? [] : address.slice(0, at).toLowerCase().split('+').slice(1);
  });
  return new Set(tags);
}

/**
 * The problem codes that tags ask for: the supplier's own by name, and any that begins with
 * `brand-new-`, as a code no reference knows. Other tags ask for nothing.
 */
export function codesAskedFor(tags: ReadonlySet<string>): string[] {
  return [...tags].filter((tag) => known.has(codeOf(tag)) || invented.test(tag)).map(codeOf);
}
