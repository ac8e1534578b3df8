import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { anchorsOf, inlineCodeOf, linksOf, splitMarkdown } from './markdown.mjs';
import { listFiles } from './source-files.mjs';
import { lineAt } from './source-text.mjs';

/** Where readers begin. */
const entrances = ['README.md'];
/** Where a name in capitals is a setting, not a code of the supplier's or somebody else's variable. */
const aboutSettings = ['README.md', 'docs/configuration.md', 'docs/quick-start.md'];
const folders =
  '(?:app|bench|components|deploy|docs|e2e|lib|messages|public|sandbox|schemas|scripts)';

/** The documents of a repository with their texts, by path. */
export function readDocuments(root) {
  const top = readdirSync(root).filter((name) => name.endsWith('.md'));
  const files = listFiles(root, [...top.sort(), 'docs', 'deploy'], /\.md$/);
  return new Map(
    files.map((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      return [file, { file, text, ...splitMarkdown(text) }];
    }),
  );
}

const isOutside = (target) => /^[a-z][a-z0-9+.-]*:|^\/\//i.test(target);

/** The path below the root a link leads to; the document itself where it names none. */
function fileOf(file, target) {
  const [place] = target.split('#');
  const decoded = decodeURIComponent(place);
  return decoded === '' ? file : path.posix.join(path.posix.dirname(file), decoded);
}

function* linkRules({ documents, root }, document) {
  for (const { index, target } of linksOf(document)) {
    if (isOutside(target)) continue;
    const file = fileOf(document.file, target).replace(/\/$/, '');
    const anchor = target.split('#')[1];
    if (target.startsWith('/') || file.startsWith('..')) {
      yield { index, says: `${target} leads out of the repository` };
    } else if (!existsSync(path.join(root, file))) {
      yield { index, says: `${target} does not exist` };
    } else if (anchor && documents.has(file) && !anchorsOf(documents.get(file)).has(anchor)) {
      yield { index, says: `${target}: no heading has that anchor` };
    }
  }
}

/** Folders of one machine; those of servers, as /etc, may well stand in a document. */
function* machinePathRules(_, { text }) {
  const machine =
    /(?<![\w.:/-])\/(?:home|Users|root|work|mnt)\/[^\s`)]+|\b[A-Z]:\\\w+|\bfile:\/\//g;
  for (const { 0: found, index } of text.matchAll(machine)) {
    yield { index, says: `${found} is a path of one machine` };
  }
}

function* commandRules({ root, scripts }, { text }) {
  for (const match of text.matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(start|test)\b)/g)) {
    const name = match[1] ?? match[2];
    if (!scripts.has(name))
      yield { index: match.index, says: `package.json has no script ${name}` };
  }
  for (const { 1: script, index } of text.matchAll(/\bnode ((?:\w+\/)+[\w.-]+\.m?js)\b/g)) {
    if (!existsSync(path.join(root, script))) yield { index, says: `${script} does not exist` };
  }
}

/** Files named in inline code; those with a place to fill in, or below a folder not kept, are none. */
function* pathRules({ root }, document) {
  const named = new RegExp(
    `^${folders}/[\\w.@()[\\]/-]+\\.(?:[cm]?[jt]sx?|json|md|css|svg|png|txt)$`,
  );
  for (const { index, code } of inlineCodeOf(document)) {
    if (named.test(code) && !existsSync(path.join(root, code))) {
      yield { index, says: `${code} does not exist` };
    }
  }
}

function* settingRules({ settings }, document) {
  if (!aboutSettings.includes(document.file)) return;
  const inline = inlineCodeOf(document)
    .filter(({ code }) => /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(code))
    .map(({ index, code }) => ({ index, name: code }));
  const assigned = document.fences.flatMap(({ index, code }) =>
    [...code.matchAll(/(?:^|\s)([A-Z][A-Z0-9_]+)=/g)].map(([, name]) => ({ index, name })),
  );
  for (const { index, name } of [...inline, ...assigned]) {
    if (!settings.has(name)) yield { index, says: `${name} is no setting of schemas/settings.ts` };
  }
}

/** Documents that links lead to, beginning at the entrances; a folder leads to all in it. */
function reached({ documents, root }) {
  const found = new Set(entrances.filter((file) => documents.has(file)));
  for (const file of found) {
    for (const { target } of linksOf(documents.get(file))) {
      if (isOutside(target)) continue;
      const place = fileOf(file, target).replace(/\/$/, '');
      const isFolder = statSync(path.join(root, place), { throwIfNoEntry: false })?.isDirectory();
      for (const next of documents.keys()) {
        if (next === place || (isFolder && next.startsWith(`${place}/`))) found.add(next);
      }
    }
  }
  return found;
}

const readIfThere = (root, file) =>
  existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : '';

/** The names of the schema, those of the contract tests, and the one that Next alone reads. */
function settingNames(root) {
  const shop = readIfThere(root, 'schemas/settings.ts').matchAll(/^\s+([A-Z][A-Z0-9_]*):/gm);
  const contract = readIfThere(root, 'scripts/lib/contract-settings.mjs').matchAll(
    /\bgiven\('([A-Z_]+)'\)/g,
  );
  return new Set([...shop, ...contract].map(([, name]) => name).concat('HOSTNAME'));
}

const rules = [linkRules, machinePathRules, commandRules, pathRules, settingRules];

/**
 * Finds what a document promises and the repository lacks: links, anchors, commands, files,
 * settings; and documents that nothing leads to. What stands elsewhere is not asked for.
 * @returns one line, `file:line: what is wrong`, for each
 */
export function docViolations(root) {
  const documents = readDocuments(root);
  const scripts = new Set(
    Object.keys(JSON.parse(readIfThere(root, 'package.json') || '{}').scripts ?? {}),
  );
  const context = { root, documents, scripts, settings: settingNames(root) };
  const found = [...documents.values()].flatMap((document) =>
    rules.flatMap((rule) =>
      [...rule(context, document)].map(
        ({ index, says }) => `${document.file}:${lineAt(document.text, index)}: ${says}`,
      ),
    ),
  );
  const known = reached(context);
  const lost = [...documents.keys()].filter((file) => file.startsWith('docs/') && !known.has(file));
  return [...found, ...lost.map((file) => `${file}:1: no link leads here from ${entrances[0]}`)];
}
