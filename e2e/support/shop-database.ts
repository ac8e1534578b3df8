import { join } from 'node:path';
import Database from 'libsql';
import { Client } from 'pg';
import * as z from 'zod';
import type { Shop } from './shop-process';

const rows = z.array(z.record(z.string(), z.unknown()));

const lookRow = z.object({ next_look_at: z.number().nullable(), last_state: z.string() });
const messageRow = z.object({
  id: z.string(),
  type: z.string(),
  tries: z.number(),
  next_try_at: z.number().nullable(),
  delivered_at: z.number().nullable(),
  last_failure: z.string().nullable(),
});

/** A shop's database beside the shop, to put forward what otherwise takes minutes. */
export class ShopDatabase {
  private constructor(readonly query: (text: string) => Promise<unknown[]>) {}

  /** That of a shop with a file of its own. */
  static ofShop(shop: Shop): ShopDatabase {
    return new ShopDatabase(async (text) => {
      const database = new Database(join(shop.dataDir, 'shop.sqlite'));
      try {
        database.exec('pragma busy_timeout = 5000');
        const statement = database.prepare(text);
        if (statement.reader) return rows.parse(statement.all());
        statement.run();
        return [];
      } finally {
        database.close();
      }
    });
  }

  /** One on PostgreSQL. */
  static at(connectionString: string): ShopDatabase {
    return new ShopDatabase(async (text) => {
      const client = new Client({ connectionString });
      await client.connect();
      try {
        const result = await client.query(text);
        // The driver hands over a bigint as text.
        return rows
          .parse(result.rows)
          .map((row) =>
            Object.fromEntries(
              Object.entries(row).map(([name, value]) => [
                name,
                name.endsWith('_at') && value !== null ? Number(value) : value,
              ]),
            ),
          );
      } finally {
        await client.end();
      }
    });
  }

  /** When an order is looked at next, and the state that was noted last. */
  async order(id: string): Promise<z.infer<typeof lookRow>> {
    const [row] = await this.query(
      `select next_look_at, last_state from orders where id = '${id}'`,
    );
    return lookRow.parse(row);
  }

  async messages(orderId: string): Promise<z.infer<typeof messageRow>[]> {
    const found = await this.query(
      `select id, type, tries, next_try_at, delivered_at, last_failure from webhook_messages
        where order_id = '${orderId}' order by created_at`,
    );
    return z.array(messageRow).parse(found);
  }

  /** Lets the time of these orders come. */
  async makeDue(...ids: string[]): Promise<void> {
    const list = ids.map((id) => `'${id}'`).join(', ');
    await this.query(`update orders set next_look_at = 1 where id in (${list})`);
  }

  /** Makes everything that is kept of the catalogue so much older. */
  async ageCatalogue(milliseconds: number): Promise<void> {
    await this.query(`update catalogue_copies set loaded_at = loaded_at - ${milliseconds}`);
  }

  /** How many copies of the catalogue are kept whose key begins so. */
  async keptCopies(prefix: string): Promise<number> {
    const found = await this.query(`select key from catalogue_copies where key like '${prefix}:%'`);
    return found.length;
  }

  /** Lets the time of everything that waits to be sent come. */
  async sendNow(): Promise<void> {
    await this.query('update webhook_messages set next_try_at = 1 where next_try_at is not null');
  }
}
