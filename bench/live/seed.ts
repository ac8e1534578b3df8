/**
 * Fills a shop's database with orders and seals the cookies of those who may watch them, with the
 * shop's own code, and writes down what a browser needs to open the streams. Run by `shop.mjs`.
 */
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { sealSession } from '@/lib/session';
import { openStore } from '@/lib/store';
import { connect } from '@/lib/store/database';

type Wanted = {
  sqliteFile: string;
  targetsFile: string;
  secret: string;
  orders: number;
  watchersPerOrder: number;
  /** The supplier's own time of the orders, in epoch seconds. */
  bornAt: number;
};

const randomId = () => randomBytes(18).toString('base64url');

async function addOrders({ sqliteFile, orders, watchersPerOrder, bornAt }: Wanted) {
  const options = { databaseUrl: undefined, sqliteFile };
  // Brings the schema up to date. Placing thousands of orders one by one would take a minute of
  // commits, so they are written in one transaction.
  await (await openStore(options)).close();
  const { db } = await connect(options);
  const now = Date.now();
  const made = Array.from({ length: orders }, () => ({
    id: randomId(),
    supplierId: randomId(),
    sessions: Array.from({ length: watchersPerOrder }, randomId),
  }));
  await db.transaction().execute(async (transaction) => {
    for (const { id, supplierId, sessions } of made) {
      const seen = { last_state: 'partly-paid', last_state_at: now, last_version: bornAt };
      const asked = { coin: 'USDC', network: 'Base' };
      const order = { id, supplier_id: supplierId, created_at: now, ...seen, ...asked };
      await transaction.insertInto('orders').values(order).execute();
      const grant = { order_id: id, obtained: 'placed', created_at: now } as const;
      const grants = sessions.map((session) => ({ ...grant, session_id: session }));
      await transaction.insertInto('grants').values(grants).execute();
    }
  });
  await db.destroy();
  return made;
}

const wanted: Wanted = JSON.parse(process.argv[2] ?? '');
const targets = [];
const made = await addOrders(wanted);
// Watchers of one order come one by one among all others, as people do.
for (let turn = 0; turn < wanted.watchersPerOrder; turn += 1) {
  for (const { id, supplierId, sessions } of made) {
    const sealed = await sealSession(sessions[turn] ?? '', [wanted.secret]);
    targets.push({ orderId: id, supplierId, cookie: `shop-session=${sealed}` });
  }
}
writeFileSync(wanted.targetsFile, JSON.stringify(targets));
