import { parseArgs } from 'node:util';
import { findDeskOrder, readDesk } from '@/lib/desk/desk';
import { jsonOrder, textOrder } from '@/lib/desk/order-report';
import { jsonOrders, textOrders } from '@/lib/desk/orders-report';
import { type Concern, concerns } from '@/lib/order/concern';
import { atDesk } from './lib/at-desk';
import { command, Problem } from './lib/problem.mjs';

const usage = `Usage: npm run orders [-- --concern ${concerns.join('|')}] [--json]
       npm run orders -- --order ORDER [--supplier-id] [--json]`;

const options = {
  concern: { type: 'string' },
  order: { type: 'string' },
  'supplier-id': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

function read(args: string[]) {
  try {
    return parseArgs({ args, options }).values;
  } catch {
    throw new Problem(usage);
  }
}

function concernIn({ concern: text, order }: ReturnType<typeof read>): Concern | null {
  if (text === undefined) return null;
  const concern = concerns.find((known) => known === text);
  if (concern === undefined || order !== undefined) throw new Problem(usage);
  return concern;
}

await command(() => {
  const asked = read(process.argv.slice(2));
  const { order: id, json, 'supplier-id': named } = asked;
  const concern = concernIn(asked);
  return atDesk(async ({ store }) => {
    const now = Date.now();
    if (id === undefined) {
      const desk = await readDesk(store, now);
      process.stdout.write(json ? jsonOrders(desk, concern) : textOrders(desk, concern));
      return;
    }
    const order = await findDeskOrder(store, id);
    if (order === null) throw new Problem(`There is no order ${id} in this shop.`);
    process.stdout.write(json ? jsonOrder(order, now, named) : textOrder(order, now, named));
  });
});
