import { parseArgs } from 'node:util';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { ensureBuilt } from '../scripts/lib/next.mjs';
import { command, Problem, say } from '../scripts/lib/problem.mjs';
import { assertLinux } from './live/proc.mjs';
import { root } from './live/shop.mjs';
import { wholeNumber } from './options.mjs';
import { memoryLooks } from './server/memory.mjs';
import { pageSummaries } from './server/pages.mjs';
import { memoryLines, pageTable, targetSentences } from './server/report.mjs';

const parts = ['pages', 'memory'];

/**
 * `--only` one of the parts; of the pages `--page` (several, by comma), `--rounds` of `--seconds` each;
 * of the memory `--requests` within `--minutes`; `--connections` of both.
 */
function options() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      page: { type: 'string' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '3' },
      connections: { type: 'string', default: '8' },
      requests: { type: 'string', default: '100000' },
      minutes: { type: 'string', default: '10' },
    },
  });
  const { only, page, ...numbers } = values;
  if (only !== undefined && !parts.includes(only)) {
    throw new Problem(`--only takes one of ${parts.join(' and ')}.`);
  }
  const counts = Object.entries(numbers).map(([name, text]) => [name, wholeNumber(text, name)]);
  return { only, page: page?.split(','), ...Object.fromEntries(counts) };
}

async function pages({ page: only, rounds, seconds, connections }) {
  const summaries = await pageSummaries({ only, rounds, seconds, connections });
  say(
    `Medians of ${rounds} rounds of ${seconds} s, ${connections} connections, gzip; an empty page of the ` +
      'same framework after each. CPU of the server’s process an answer; kB before compression',
  );
  for (const line of pageTable(summaries)) say(line);
  for (const sentence of targetSentences(summaries)) say(sentence);
}

async function memory({ requests, minutes, connections }) {
  const looks = await memoryLooks({ requests, minutes, connections });
  say('\nHeap of one shop after forced collections, under a mix of pages');
  for (const line of memoryLines(looks)) say(line);
  if (looks.at(-1).requests < requests) say(`The ${minutes} minutes were up before the end.`);
}

await command(async () => {
  const { only, ...wanted } = options();
  assertLinux();
  await ensureInstalled(root);
  await ensureBuilt(root);
  if (only !== 'memory') await pages(wanted);
  if (only !== 'pages') await memory(wanted);
});
