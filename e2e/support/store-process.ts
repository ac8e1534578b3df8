/**
 * A process with a store of its own, driven by `store-processes.ts`: opens the store its argument
 * names, then begins the attempt that each line of its standard input describes.
 */
import { createInterface } from 'node:readline';
import { openStore } from '@/lib/store';
import { attemptStart, storeOptions } from './store-processes';

const [, , argument = ''] = process.argv;
const store = await openStore({
  databaseUrl: undefined,
  ...storeOptions.parse(JSON.parse(argument)),
});
process.stdout.write('open\n');

createInterface({ input: process.stdin }).on('line', async (line) => {
  const start = attemptStart.parse(JSON.parse(line));
  const { begun } = await store.beginAttempt(start);
  process.stdout.write(`${JSON.stringify({ key: start.key, begun })}\n`);
});
