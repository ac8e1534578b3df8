import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Asks a browser to compile the whole file while it arrives, beside the page's own work. Without it V8
 * only skims what arrives, and compiles each function once more when it is first called: of the longest
 * task of a page, that was half. Chromium reads it from version 136 on; to others it is a comment.
 * https://v8.dev/blog/explicit-compile-hints
 */
export const compileHint = '//# allFunctionsCalledOnLoad\n';

/**
 * Puts the hint before every script of a build. A build may keep files of the one before it, so what
 * has the hint already stays as it is.
 * @param {string} distDir the folder of the build
 */
export function hintScripts(distDir) {
  const folder = path.join(distDir, 'static', 'chunks');
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!name.endsWith('.js')) continue;
    const file = path.join(folder, name);
    const script = readFileSync(file, 'utf8');
    if (!script.startsWith(compileHint)) writeFileSync(file, compileHint + script);
  }
}
