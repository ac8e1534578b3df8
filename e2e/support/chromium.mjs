import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem, say } from '../../scripts/lib/problem.mjs';
import { run } from '../../scripts/lib/run.mjs';
import { chromiumFromNpm } from './chromium-npm.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const downloadLimitMs = 120_000;

/** Where systems keep a Chromium or a Chrome. */
function usualPlaces({ platform = process.platform, env = process.env } = {}) {
  if (platform === 'darwin') {
    const apps = [
      'Chromium.app/Contents/MacOS/Chromium',
      'Google Chrome.app/Contents/MacOS/Google Chrome',
    ];
    return ['/Applications', path.join(homedir(), 'Applications')].flatMap((folder) =>
      apps.map((app) => path.join(folder, app)),
    );
  }
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        path.join(folder, 'Google/Chrome/Application/chrome.exe'),
        path.join(folder, 'Chromium/Application/chrome.exe'),
      ]);
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return names.map((name) => `/usr/bin/${name}`);
}

/**
 * Flags for every launch: no sandbox for root, who cannot have one, no talk with the internet, and
 * no graphics process where there is no graphics hardware.
 */
export function chromiumArgs() {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-gpu',
    '--disable-sync',
    '--metrics-recording-only',
    '--no-pings',
  ];
}

/** Whether Playwright can drive it: a file may be a stub, or lack libraries of the system. */
async function launches(executablePath) {
  if (!existsSync(executablePath)) return false;
  const { chromium } = await import('@playwright/test');
  try {
    const browser = await chromium.launch({
      executablePath,
      args: chromiumArgs(),
      timeout: 30_000,
    });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  say('No Chromium on this machine: trying to download one with Playwright');
  const cli = path.join(root, 'node_modules/@playwright/test/cli.js');
  await run(process.execPath, [cli, 'install', 'chromium'], {
    cwd: root,
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '5000', ...process.env },
    quiet: true,
    group: true,
    timeoutMs: downloadLimitMs,
  });
  return own;
}

/**
 * Finds a Chromium that Playwright can drive: CHROMIUM_PATH, one installed on the machine,
 * Playwright's own (downloaded when that is possible), one that comes from npm.
 * @param {{ sources?: string[] }} options the places to look in, all by default, in that order
 * @throws Problem when there is none
 */
export async function findChromium({ sources = ['path', 'machine', 'playwright', 'npm'] } = {}) {
  const given = process.env.CHROMIUM_PATH;
  if (sources.includes('path') && given) {
    if (!existsSync(given)) throw new Problem(`CHROMIUM_PATH names no file: ${given}`);
    return { executablePath: given, args: chromiumArgs() };
  }
  const candidates = {
    machine: usualPlaces,
    playwright: async () => [await playwrightsOwn()],
    npm: async () => [await chromiumFromNpm(root)],
  };
  for (const [source, find] of Object.entries(candidates)) {
    if (!sources.includes(source)) continue;
    for (const executablePath of await find()) {
      if (await launches(executablePath)) return { executablePath, args: chromiumArgs() };
    }
  }
  throw new Problem(
    'No Chromium could be found or installed: install one, or name it with CHROMIUM_PATH.',
  );
}
