import { cycles, reachableFrom } from './import-graph.mjs';
import { networkRules } from './network-rules.mjs';
import { isTest, readSources } from './source-files.mjs';
import { lineAt } from './source-text.mjs';

const layers = ['app', 'components', 'lib', 'schemas'];
const entries = ['instrumentation.ts', 'proxy.ts'];
const outside = ['e2e', 'scripts', 'bench'];
const startsSandbox = ['lib/startup.ts', 'instrumentation.ts'];
const pageLines = 60;

const folder = (file) => file.split('/')[0];
const isShop = ({ file }) => layers.includes(folder(file)) || entries.includes(file);
const inAny = (file, places) =>
  places.some((place) => (place.endsWith('/') ? file.startsWith(place) : file === place));

function* layerRules({ file, imports }) {
  const layer = entries.includes(file) ? 0 : layers.indexOf(folder(file));
  for (const { file: target, line } of imports) {
    if (target === undefined) continue;
    const other = layers.indexOf(folder(target));
    if (other >= 0 && other < layer) {
      yield { line, says: `${layers[layer]} must not import ${layers[other]} (${target})` };
    }
    if (outside.includes(folder(target)) && !isTest(file)) {
      yield { line, says: `the shop must not import ${folder(target)} (${target})` };
    }
    if (folder(target) === 'sandbox' && !isTest(file) && !startsSandbox.includes(file)) {
      yield { line, says: `only ${startsSandbox[0]} starts the sandbox (${target})` };
    }
  }
}

function* sandboxRules({ file, imports }) {
  for (const { file: target, line } of imports) {
    if (target === undefined || ['sandbox', 'schemas'].includes(folder(target))) continue;
    if (isTest(file) && folder(target) === 'e2e') continue;
    yield { line, says: `the sandbox imports sandbox/, schemas/ and packages only (${target})` };
  }
}

function* environmentRules({ file, imports, text, bare }) {
  if (file === 'lib/env.ts') return;
  const says = 'process.env is read in lib/env.ts only';
  for (const { package: name, names = '*', line } of imports) {
    const gives = !names.startsWith('{') || /\benv\b/.test(names);
    if (/^(?:node:)?process$/.test(name ?? '') && gives) yield { line, says };
  }
  const uses = [
    /\bprocess\s*(?:\?\.|\.)\s*env\b(?:\s*\.\s*(\w+))?/g,
    /\bprocess\s*\[/g,
    /\{[^{}]*\benv\b[^{}]*\}\s*=\s*process\b/g,
  ];
  for (const match of uses.flatMap((pattern) => [...bare.matchAll(pattern)])) {
    if (file === 'instrumentation.ts' && match[1] === 'NEXT_RUNTIME') continue;
    yield { line: lineAt(text, match.index), says };
  }
}

function* eventSourceRules({ file, text, bare }) {
  if (file.startsWith('lib/live/')) return;
  for (const match of bare.matchAll(
    /\bnew\s+(?:(?:window|globalThis|self)\s*\.\s*)?EventSource\b/g,
  )) {
    yield { line: lineAt(text, match.index), says: 'EventSource belongs in lib/live' };
  }
}

/** The log; the sentences about wrong settings are for whoever is just setting the shop up. */
const writesOut = ['lib/log.ts', 'lib/startup.ts'];

function* outputRules({ file, text, bare }) {
  if (inAny(file, writesOut)) return;
  for (const match of bare.matchAll(/\bprocess\s*\.\s*std(?:out|err)\b/g)) {
    yield {
      line: lineAt(text, match.index),
      says: `what is to be said goes to log (${writesOut[0]})`,
    };
  }
}

const zodPlaces = ['schemas/', 'lib/env.ts', 'lib/shop.ts'];

function* zodRules({ file, imports }) {
  if (inAny(file, zodPlaces)) return;
  for (const { package: name, typeOnly, line } of imports) {
    if (name === 'zod' && !typeOnly)
      yield { line, says: `zod is imported in ${zodPlaces.join(', ')} only` };
  }
}

function* pageRules({ file, text }) {
  const lines = text.trimEnd().split('\n').length;
  if (/^app\/(?:.*\/)?page\.tsx$/.test(file) && lines > pageLines) {
    yield { line: lines, says: `a page has at most ${pageLines} lines, this one ${lines}` };
  }
}

/** Full zod in the browser: any file a client module reaches at run time that imports it. */
function browserZod(sources) {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const clients = sources
    .filter(({ uncommented, file }) => /^\s*['"]use client['"]/.test(uncommented) && !isTest(file))
    .map(({ file }) => file);
  return [...reachableFrom(byFile, clients)].flatMap(([file, chain]) =>
    (byFile.get(file)?.imports ?? [])
      .filter(({ package: name, typeOnly }) => name === 'zod' && !typeOnly)
      .map(({ line }) => ({ file, line, says: `zod reaches the browser: ${chain.join(' → ')}` })),
  );
}

function cycleRules(sources) {
  return cycles(sources).map((files) => ({
    file: files[0],
    line: 1,
    says: `import cycle: ${[...files, files[0]].join(' → ')}`,
  }));
}

function* sandboxStarters(shop) {
  const starters = shop.filter(
    ({ file, imports }) =>
      startsSandbox.includes(file) &&
      imports.some(({ file: target }) => target !== undefined && folder(target) === 'sandbox'),
  );
  for (const { file } of starters.slice(1)) {
    yield { file, line: 1, says: `the sandbox is already started by ${starters[0].file}` };
  }
}

const everywhere = [layerRules, pageRules];
const untested = [networkRules, environmentRules, eventSourceRules, outputRules, zodRules];

/**
 * Checks who may import and call what, over the shop and its sandbox.
 * @returns one line, `file:line: what is wrong`, for each violation
 */
export function importViolations(root) {
  const shop = readSources(root, [...layers, ...entries]);
  const sandbox = readSources(root, ['sandbox']);
  const found = shop.flatMap((source) => {
    const rules = isTest(source.file) ? everywhere : [...everywhere, ...untested];
    return rules.flatMap((rule) => [...rule(source)].map((hit) => ({ file: source.file, ...hit })));
  });
  for (const source of sandbox) {
    for (const hit of sandboxRules(source)) found.push({ file: source.file, ...hit });
  }
  const code = shop.filter((source) => isShop(source) && !isTest(source.file));
  found.push(...browserZod(code), ...cycleRules(code), ...sandboxStarters(code));
  return found
    .sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
    .map(({ file, line, says }) => `${file}:${line}: ${says}`);
}
