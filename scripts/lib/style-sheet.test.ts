import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { styleSheetFile, takeStyleSheet } from './style-sheet.mjs';

let dist = '';

const at = (name: string) => path.join(dist, name);
const manifestFile = (page: string) => at(`server/app/${page}_client-reference-manifest.js`);

function write(file: string, text: string) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const links = (...files: string[]) => files.map((file) => ({ path: file, inlined: false }));

function manifest(page: string, entryCSSFiles: unknown) {
  const rest = { clientModules: { 'a.tsx': { id: 1 } }, entryCSSFiles, entryJSFiles: {} };
  return `globalThis.__RSC_MANIFEST = globalThis.__RSC_MANIFEST || {};
globalThis.__RSC_MANIFEST["${page}"] = ${JSON.stringify(rest)};`;
}

beforeEach(() => {
  dist = mkdtempSync(path.join(tmpdir(), 'refillery-styles-'));
  write(at('static/chunks/a.css'), 'p{color:red}');
  write(at('static/chunks/b.css'), 'b{color:blue}');
  write(at('static/chunks/of-the-build-before.css'), 'i{color:green}');
});

afterEach(() => rmSync(dist, { recursive: true, force: true }));

describe('the style sheet of a build', () => {
  it('is what pages linked, once, and linked no more', () => {
    const home = manifest('/page', { layout: links('static/chunks/a.css'), page: [] });
    const order = manifest('/order/page', {
      layout: links('static/chunks/a.css', 'static/chunks/b.css'),
    });
    write(manifestFile('page'), home);
    write(manifestFile('order/page'), order);
    takeStyleSheet(dist);
    expect(readFileSync(at(styleSheetFile), 'utf8')).toBe('p{color:red}\nb{color:blue}');
    expect(readFileSync(manifestFile('page'), 'utf8')).toBe(
      manifest('/page', { layout: [], page: [] }),
    );
    expect(readFileSync(manifestFile('order/page'), 'utf8')).toBe(
      manifest('/order/page', { layout: [] }),
    );
  });

  it('finds its fonts from any page', () => {
    const font = '@font-face{src:url(../media/a.woff2)format("woff2")}';
    const rest =
      'p{background:url("/a.png"),url(data:image/png;base64,AA),url("b.svg?v=1#c"),url(#d)}';
    write(at('static/chunks/a.css'), font + rest);
    write(manifestFile('page'), manifest('/page', { layout: links('static/chunks/a.css') }));
    takeStyleSheet(dist);
    expect(readFileSync(at(styleSheetFile), 'utf8')).toBe(
      font.replace('../media', '/_next/static/media') +
        rest.replace('b.svg', '/_next/static/chunks/b.svg'),
    );
  });

  it.each<[what: string, text: string]>([
    ['no style sheet', manifest('/page', { layout: [] })],
    ['another form', 'export default {};'],
    ['another name', manifest('/page', undefined)],
  ])('cannot be had where Next has written %s', (_, text) => {
    write(manifestFile('page'), text);
    expect(() => takeStyleSheet(dist)).toThrow(/Next/);
    expect(readFileSync(manifestFile('page'), 'utf8')).toBe(text);
  });
});
