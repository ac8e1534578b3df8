import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from './problem.mjs';

/** Below the folder of a build, where the server reads what it writes into each document. */
export const styleSheetFile = path.join('static', 'style-sheet.css');

const manifestName = /_client-reference-manifest\.js$/;

/** What Next's manifest of a page is: a script that sets one object. */
const manifestForm = /^([\s\S]*?\] = )(\{[\s\S]*\})(;?\s*)$/;

function readManifest(file) {
  const [, before, json, after] = manifestForm.exec(readFileSync(file, 'utf8')) ?? [];
  const manifest = json === undefined ? undefined : JSON.parse(json);
  if (manifest?.entryCSSFiles === undefined)
    throw new Problem(`${file} is not as this version of Next writes it: see style-sheet.mjs.`);
  return {
    styles: Object.values(manifest.entryCSSFiles).flat(),
    unlink() {
      const parts = Object.keys(manifest.entryCSSFiles).map((part) => [part, []]);
      const text = JSON.stringify({ ...manifest, entryCSSFiles: Object.fromEntries(parts) });
      writeFileSync(file, `${before}${text}${after}`);
    },
  };
}

/** A style sheet whose fonts and pictures are found from any address. */
function absolute(css, file) {
  return css.replace(
    /url\((["']?)(?!["']?(?:\/|#|data:|https?:))([^"')]+)\1\)/g,
    (_, quote, url) => {
      const { pathname, search, hash } = new URL(url, new URL(`/_next/${file}`, 'http://shop'));
      return `url(${quote}${pathname}${search}${hash}${quote})`;
    },
  );
}

/**
 * Has no page of a build link a style sheet: what they linked is put together in one file, which the
 * server writes into each document (`lib/style-sheet.ts`). A browser that has to fetch it first shows
 * nothing for that long: on a slow phone's line 0.8 s of 2. Next's own way, `experimental.inlineCss`,
 * writes it twice, and drops it under a policy that asks for a nonce (16.4.5).
 * @param {string} distDir the folder of the build
 * @throws Problem when Next has written something else than is known here, or no styles at all
 */
export function takeStyleSheet(distDir) {
  const server = path.join(distDir, 'server', 'app');
  const manifests = readdirSync(server, { recursive: true })
    .filter((name) => manifestName.test(name))
    .map((name) => readManifest(path.join(server, name)));
  const linked = new Set(manifests.flatMap(({ styles }) => styles.map(({ path: file }) => file)));
  if (linked.size === 0) throw new Problem('Next has made no style sheet for the pages.');
  const css = [...linked]
    .map((file) => absolute(readFileSync(path.join(distDir, file), 'utf8'), file))
    .join('\n');
  writeFileSync(path.join(distDir, styleSheetFile), css);
  for (const { unlink } of manifests) unlink();
}
