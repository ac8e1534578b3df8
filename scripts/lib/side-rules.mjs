import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isTest, listFiles } from './source-files.mjs';
import { lineAt, splitSource } from './source-text.mjs';

const classes =
  /(?<![\w-])-?(?:(?:scroll-)?[mp][lr]-[\w.[]|(?:left|right)-[\w.[]|(?:text|float|clear)-(?:left|right)(?![\w-])|(?:border|rounded)-(?:[lr]|[tb][lr])(?![a-z])|space-x-(?!reverse))[\w./%[\]-]*/g;

const properties =
  /(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)[\w-]*|(?:left|right)(?=\s*:)|text-align\s*:\s*(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius)/g;

/**
 * Finds classes and properties that name a side of the screen where one of the text belongs
 * (`ms-2`, `text-start`, `margin-inline`): in a language written from right to left they would
 * stay behind.
 * @returns one line, `file:line: what is wrong`, for each
 */
export function sideViolations(root) {
  return listFiles(root, ['app', 'components'], /\.(?:tsx?|css)$/)
    .filter((file) => !isTest(file))
    .flatMap((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      const isStyle = file.endsWith('.css');
      const searched = isStyle ? text : splitSource(text).quoted;
      return [...searched.matchAll(isStyle ? properties : classes)].map(
        ({ 0: found, index }) =>
          `${file}:${lineAt(text, index)}: ${found} is a side of the screen, not of the text`,
      );
    });
}
