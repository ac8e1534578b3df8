import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import * as z from 'zod';
import { wireOrder } from '@/schemas/wire/order';
import { belief, holds } from './support/belief';
import { refusal } from './support/shapes';
import { wire } from './support/supplier';

const path = `/v5/orders/${randomUUID()}`;

describe('GET /v5/orders/{an id that is none}', () => {
  belief('is not answered with an order', 'inferred', async () => {
    const { status, body } = await wire.get(path);
    expect([status, wireOrder.safeParse(body).success]).not.toEqual([200, true]);
  });

  belief('is a 404', 'inferred', async () => {
    expect((await wire.get(path)).status).toBe(404);
  });

  belief('says so in JSON, as status and detail', 'inferred', async () => {
    const { body, contentType } = await wire.get(path);
    expect(contentType).toMatch(/^application\/json\b/);
    holds(refusal.extend({ order_id: z.undefined().optional() }), body);
  });
});
