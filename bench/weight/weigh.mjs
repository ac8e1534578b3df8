import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  gzipBytes,
  inlineStyles,
  pageAssets,
  scriptsWithin,
  styleFonts,
  withoutStyles,
} from '../page-weight.mjs';

const add = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** Which files a build has below `.next/static`, by the URL they are served under. */
export function builtScripts(folder) {
  const root = path.join(folder, '.next/static');
  const names = readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.js'));
  return new Map(
    names.map((name) => [
      `/_next/static/${name.split(path.sep).join('/')}`,
      readFileSync(path.join(root, name), 'utf8'),
    ]),
  );
}

/** What scripts weigh together. */
export function scriptsWeight(urls, scripts) {
  return add(urls.map((url) => gzipBytes(textOf(url, scripts))));
}

function textOf(url, scripts) {
  const text = scripts.get(url.split('?')[0]);
  if (text === undefined) throw new Error(`The build has no ${url}.`);
  return text;
}

/**
 * What a page weighs by what it consists of, and its scripts: those at once, and those it may come to
 * load. Styles are told apart from the document also where they stand in it.
 * @param {(path: string) => Promise<Buffer>} visit gives the body behind a path
 * @param {Map<string, string>} scripts those of its build
 */
export async function weighPage(visit, place, scripts) {
  const html = String(await visit(place));
  const assets = pageAssets(html);
  const within = scriptsWithin(assets.scripts, (url) => textOf(url, scripts));
  const linked = await Promise.all(
    assets.styles.map(async (url) => ({ url, css: String(await visit(url)) })),
  );
  const styles = [...linked, { url: place, css: inlineStyles(html).join('') }];
  const named = styles.flatMap(({ url, css }) =>
    styleFonts(css).map((font) => new URL(font, new URL(url, 'http://shop')).pathname),
  );
  const fonts = [...new Set([...assets.fonts, ...named])];
  return {
    within,
    scripts: scriptsWeight(assets.scripts, scripts),
    later: scriptsWeight(within, scripts) - scriptsWeight(assets.scripts, scripts),
    styles: add(styles.filter(({ css }) => css !== '').map(({ css }) => gzipBytes(css))),
    // Compressed already.
    fonts: add((await Promise.all(fonts.map((url) => visit(url)))).map(({ length }) => length)),
    fontFiles: fonts.length,
    document: gzipBytes(withoutStyles(html)),
  };
}
