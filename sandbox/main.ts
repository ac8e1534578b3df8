import { parseArgs } from 'node:util';
import { mostBrands, parseSize } from './catalogue';
import { startSandbox } from './index';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4010' },
    'data-dir': { type: 'string' },
    brands: { type: 'string', multiple: true, default: [] },
  },
});

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(78);
}

const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  refuse(`--port must be a number from 0 to 65535, not ${values.port}.`);
}
const brands: Record<string, number> = {};
for (const text of values.brands) {
  const size = parseSize(text);
  if (!size) refuse(`--brands must be like US=1000, with up to ${mostBrands} brands, not ${text}.`);
  brands[size.country] = size.brands;
}
const dataDir = values['data-dir'];
const sandbox = await startSandbox({ port, brands, ...(dataDir !== undefined && { dataDir }) });
process.stdout.write(`sandbox listening on ${sandbox.origin}\n`);

async function leave() {
  await sandbox.close();
  process.exit(0);
}
process.once('SIGINT', leave);
process.once('SIGTERM', leave);
