import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Everything a build is made from. */
export const buildInputs = [
  'app',
  'components',
  'lib',
  'schemas',
  'messages',
  'sandbox',
  'public',
  'next.config.mjs',
  'scripts/lib/compile-hints.mjs',
  'scripts/lib/style-sheet.mjs',
  'postcss.config.mjs',
  'instrumentation.ts',
  'proxy.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

const ignored = /^\.|\.test\.tsx?$/;

function* filesBelow(root, relative) {
  const full = path.join(root, relative);
  if (!existsSync(full)) return;
  if (!statSync(full).isDirectory()) {
    yield relative;
    return;
  }
  for (const name of readdirSync(full).sort()) {
    if (!ignored.test(name)) yield* filesBelow(root, `${relative}/${name}`);
  }
}

/**
 * One hash over names and contents of all build inputs, the Node version and the platform.
 * Contents rather than times: a checkout, a copy or a touched file must not cost a build.
 */
export function sourceHash(root) {
  const hash = createHash('sha256').update(
    `${process.version} ${process.platform} ${process.arch}`,
  );
  for (const input of buildInputs) {
    for (const file of filesBelow(root, input)) {
      const content = readFileSync(path.join(root, file));
      hash.update(`\0${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

const stampFile = (root) => path.join(root, '.next/refillery-build.json');

function buildId(root) {
  try {
    return readFileSync(path.join(root, '.next/BUILD_ID'), 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Why a build is needed, in words, or undefined when the one in `.next` is of these sources.
 * @param {string} hash of the sources as they are now
 */
export function buildReason(root, hash) {
  const id = buildId(root);
  if (id === undefined) return 'first start';
  try {
    const stamp = JSON.parse(readFileSync(stampFile(root), 'utf8'));
    // A build made past this command leaves another id behind, and the stamp says nothing about it.
    return stamp.sources === hash && stamp.buildId === id ? undefined : 'sources changed';
  } catch {
    return 'no record of the last build';
  }
}

/**
 * Records that `.next` was built from these sources.
 * @param {string} hash of the sources as they were before the build began
 */
export function writeBuildStamp(root, hash) {
  const stamp = { sources: hash, buildId: buildId(root) };
  writeFileSync(stampFile(root), `${JSON.stringify(stamp)}\n`);
}
