import { lineAt } from './source-text.mjs';

const ownPath = /^\s*['"`]\/(?:api|sandbox)\b/;
const opensConnections = /^\s*\*|^\s*\w|\b(?:request|get|Agent|ClientRequest)\b/;

/** Whether every value a name can have in this file is a path of the shop's own, as written there. */
function holdsOwnPath({ bare, uncommented }, name) {
  const assigned = [...bare.matchAll(new RegExp(`\\b${name}\\s*=(?![=>])`, 'g'))];
  if (assigned.length > 0) {
    return assigned.every((match) =>
      ownPath.test(uncommented.slice(match.index + match[0].length)),
    );
  }
  // A parameter: of a function that stays in this file and is always given such a path.
  const declaration = new RegExp(
    `(export\\s+)?(?:async\\s+)?function\\s+(\\w+)[^()]*\\(\\s*${name}\\b`,
  );
  const [, exported, called] = declaration.exec(bare) ?? [];
  if (called === undefined || exported !== undefined) return false;
  const uses = [...bare.matchAll(new RegExp(`(?<!function\\s+)\\b${called}\\b(?:<\\w+>)?`, 'g'))];
  return uses.every((match) => {
    const after = uncommented.slice(match.index + match[0].length);
    return after.startsWith('(') && ownPath.test(after.slice(1));
  });
}

function isOwnCall(source, at) {
  if (ownPath.test(source.uncommented.slice(at + 1))) return true;
  const name = /^\(\s*(\w+)\s*[,)]/.exec(source.bare.slice(at))?.[1];
  return name !== undefined && holdsOwnPath(source, name);
}

/**
 * To the supplier, to a node of Solana that is asked about an address, to the partner's receiver of
 * webhooks, the doctor's to the shop, and the shop's to itself for a page to keep.
 */
const opensThem = [
  'lib/cryptorefills/',
  'lib/payment/solana-node.ts',
  'lib/webhooks/post.ts',
  'lib/doctor/probe.ts',
  'lib/kept-pages/render.ts',
];

/** Connections are opened in few places; a browser file may call the shop itself. */
export function* networkRules(source) {
  const { file, imports, text, bare } = source;
  if (opensThem.some((place) => file.startsWith(place))) return;
  for (const { package: name, names, typeOnly, line } of imports) {
    if (/^(?:node:)?https?$/.test(name ?? '') && !typeOnly && opensConnections.test(names ?? '*')) {
      yield { line, says: `${name} opens connections in lib/cryptorefills only` };
    }
  }
  const onServer = imports.some(({ package: name }) => name === 'server-only');
  const mayCallShop = /^(?:components|lib)\//.test(file) && !onServer;
  for (const match of bare.matchAll(/(?<![\w$])fetch\s*(?=\()/g)) {
    const before = bare.slice(0, match.index);
    if (/(?:function|async)\s+$/.test(before)) continue;
    if (before.endsWith('.') && !/\b(?:globalThis|window|self)\.$/.test(before)) continue;
    if (mayCallShop && isOwnCall(source, match.index + match[0].length)) continue;
    yield {
      line: lineAt(text, match.index),
      says: "fetch belongs in lib/cryptorefills, or in a browser file on '/api…' or '/sandbox…'",
    };
  }
}
