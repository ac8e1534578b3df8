import { parseArgs } from 'node:util';
import { jsonMessages, textMessages } from '@/lib/desk/messages-report';
import type { Store } from '@/lib/store';
import { atDesk } from './lib/at-desk';
import { command, Problem } from './lib/problem.mjs';

const usage = `Usage: npm run webhooks [-- --json]                  what is to be sent, or was given up
       npm run webhooks -- replay MESSAGE...           sends these once more
       npm run webhooks -- replay --order ORDER        all of an order
       npm run webhooks -- replay --failed-since DATE  what was given up and is not older`;

const options = {
  order: { type: 'string' },
  'failed-since': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** How many of each outcome are listed, the newest of them. */
const most = 100;

async function list(store: Store, json: boolean): Promise<void> {
  const [pending, failed] = await Promise.all([
    store.listWebhookMessages({ outcome: 'pending', limit: most }),
    store.listWebhookMessages({ outcome: 'failed', limit: most }),
  ]);
  const now = Date.now();
  const messages = [...failed, ...pending];
  process.stdout.write(json ? jsonMessages(messages) : textMessages(messages, now));
}

type Asked = { ids: string[]; order: string | undefined; since: string | undefined };

/** What is to be sent once more; exactly one way of saying so, or none is understood. */
function wish({ ids, order, since }: Asked) {
  const ways = [ids.length > 0, order !== undefined, since !== undefined];
  if (ways.filter(Boolean).length !== 1) throw new Problem(usage);
  if (ids.length > 0) return { ids };
  if (order !== undefined) return { orderId: order };
  const failedSince = Date.parse(since ?? '');
  if (Number.isNaN(failedSince)) throw new Problem(`${since} is no date such as 2026-06-07.`);
  return { failedSince };
}

async function replay(store: Store, asked: Asked): Promise<void> {
  const count = await store.replayWebhookMessages({ ...wish(asked), now: Date.now() });
  if (count === 0) throw new Problem('There is no such message.');
  const said = count === 1 ? '1 message is' : `${count} messages are`;
  process.stdout.write(`${said} sent once more, by the running shop.\n`);
}

function read(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch {
    throw new Problem(usage);
  }
}

await command(() => {
  const { values, positionals } = read(process.argv.slice(2));
  const [verb, ...ids] = positionals;
  const asked = { ids, order: values.order, since: values['failed-since'] };
  if (verb !== undefined && verb !== 'replay') throw new Problem(usage);
  return atDesk(async ({ store, settings }) => {
    if (settings.WEBHOOK_URL === undefined) {
      throw new Problem('WEBHOOK_URL is not set: nobody is told of orders.');
    }
    await (verb === 'replay' ? replay(store, asked) : list(store, values.json));
  });
});
