import { parseArgs } from 'node:util';
import { startSandbox } from './index';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4010' },
    'data-dir': { type: 'string' },
  },
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write(`--port must be a number from 0 to 65535, not ${values.port}.\n`);
  process.exit(78);
}
const dataDir = values['data-dir'];
const sandbox = await startSandbox({ port, ...(dataDir !== undefined && { dataDir }) });
process.stdout.write(`sandbox listening on ${sandbox.origin}\n`);

async function leave() {
  await sandbox.close();
  process.exit(0);
}
process.once('SIGINT', leave);
process.once('SIGTERM', leave);
