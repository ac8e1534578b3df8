import path from 'node:path';
import { parseArgs } from 'node:util';
import nextEnv from '@next/env';
import { examine } from '@/lib/doctor/examine';
import { isWell } from '@/lib/doctor/finding';
import { isOpenToOthers } from '@/lib/doctor/gather-settings';
import type { SettingsFile } from '@/lib/doctor/judge-settings';
import { jsonReport, textReport } from '@/lib/doctor/report';
import { address } from './lib/ports.mjs';
import { command } from './lib/problem.mjs';

/** Next's own words about a file it has read would stand in the middle of the report. */
const silent = { info: () => undefined, error: () => undefined };

/** Adds what settings files hold to the environment, by the rules of the start itself. */
function readSettingsFiles(root: string): SettingsFile[] {
  // `npm start` leaves it to Next, which serves for production whatever it was.
  Reflect.deleteProperty(process.env, 'NODE_ENV');
  const { loadedEnvFiles } = nextEnv.loadEnvConfig(root, false, silent);
  return loadedEnvFiles.map(({ path: name, env }) => ({
    path: name,
    names: Object.keys(env),
    openToOthers: isOpenToOthers(path.join(root, name)),
  }));
}

await command(async () => {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  const root = process.cwd();
  const given = { ...process.env };
  const listens = address(given);
  const files = readSettingsFiles(root);
  // The start decides on these before it reads any file.
  process.env.PORT = String(listens.port);
  process.env.HOSTNAME = listens.host;
  const environment = { ...process.env, NODE_ENV: given.NODE_ENV };
  const sections = await examine({ root, environment, files, listens });
  const coloured = process.stdout.isTTY === true && !given.NO_COLOR;
  process.stdout.write(values.json ? jsonReport(sections) : textReport(sections, coloured));
  return isWell(sections) ? 0 : 1;
});
