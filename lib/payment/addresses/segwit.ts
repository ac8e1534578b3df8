import { bech32, bech32m } from '@scure/base';
import type { Reading } from './reading';

/** Between `1` and the end: BIP 173 allows no other characters, in one case only. */
const data = /^[02-9ac-hj-np-z]{7,}$/;

type Program = { version: number; bytes: Uint8Array };

function decode(text: string): Program | null {
  // BIP 350: version 0 keeps the checksum of BIP 173, all later ones have their own.
  for (const [codec, isOwn] of [
    [bech32, (version: number) => version === 0],
    [bech32m, (version: number) => version > 0],
  ] as const) {
    const [version, ...words] = codec.decodeUnsafe(text)?.words ?? [];
    if (version === undefined || !isOwn(version)) continue;
    const bytes = codec.fromWordsUnsafe(words);
    if (bytes) return { version, bytes };
  }
  return null;
}

/** Witness versions 0 (key or script) and 1 (Taproot); no wallet makes any other. */
function isInUse({ version, bytes: { length } }: Program): boolean {
  return version === 0 ? length === 20 || length === 32 : version === 1 && length === 32;
}

/** Reads a witness address of BIP 173 or BIP 350, by the prefixes of a family's networks. */
export function readSegwit(
  text: string,
  { main, test }: { main: string; test: readonly string[] },
): Reading {
  const lower = text.toLowerCase();
  const split = lower.lastIndexOf('1');
  const prefix = lower.slice(0, Math.max(split, 0));
  if (prefix !== main && !test.includes(prefix)) return null;
  if (!data.test(lower.slice(split + 1))) return null;
  const program = decode(text);
  if (program === null) return 'wrong-checksum';
  if (!isInUse(program)) return null;
  return prefix === main ? 'valid' : 'testnet';
}
