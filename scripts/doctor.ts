import { parseArgs } from 'node:util';
import { examine } from '@/lib/doctor/examine';
import { isWell } from '@/lib/doctor/finding';
import { jsonReport, textReport } from '@/lib/doctor/report';
import { readSettingsFiles } from '@/lib/doctor/settings-files';
import { address } from './lib/ports.mjs';
import { command } from './lib/problem.mjs';

await command(async () => {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  const root = process.cwd();
  const given = { ...process.env };
  const listens = address(given);
  // `npm start` leaves it to Next, which serves for production whatever it was.
  Reflect.deleteProperty(process.env, 'NODE_ENV');
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
