import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { importsOf, splitSource } from './source-text.mjs';

const extensions = ['', '.ts', '.tsx', '.mts', '.mjs', '.js', '.json', '/index.ts', '/index.tsx'];

/** Whether a file is a test, or a suite or fixtures that tests share. */
export const isTest = (file) => /(?:\.test|\.suite|-fixtures)\.tsx?$/.test(file);

/**
 * Paths, relative to the root and with forward slashes, of the files below some folders, and of
 * those of the names that are files themselves.
 */
export function listFiles(root, names, pattern) {
  return names.flatMap((name) => {
    const full = path.join(root, name);
    if (!existsSync(full)) return [];
    if (!statSync(full).isDirectory()) return pattern.test(name) ? [name] : [];
    const below = readdirSync(full)
      .sort()
      .map((child) => `${name}/${child}`);
    return listFiles(root, below, pattern);
  });
}

/** What an import names: a file of the repository (its path without a guess at what is missing) or a package. */
function resolveImport(root, file, specifier) {
  const local = specifier.startsWith('@/')
    ? specifier.slice(2)
    : specifier.startsWith('.')
      ? path.posix.join(path.posix.dirname(file), specifier)
      : undefined;
  if (local === undefined) return { package: specifier };
  const isFile = (candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile() === true;
  const ending = extensions.find((end) => isFile(path.join(root, local + end)));
  return { file: local + (ending ?? '') };
}

/** Reads the source files below some folders, with their imports resolved. */
export function readSources(root, names) {
  return listFiles(root, names, /\.(?:tsx?|mts|mjs)$/).map((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const source = splitSource(text);
    const imports = importsOf(source, text).map((found) => ({
      ...found,
      ...resolveImport(root, file, found.specifier),
    }));
    return { file, text, imports, ...source };
  });
}
