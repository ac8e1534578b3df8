import { describe, expect } from 'vitest';
import * as z from 'zod';
import { wireProblems, wireValidation } from '@/schemas/wire/problems';
import { holds, type Source, writtenBelief } from './support/belief';
import { listBrands, readFamily, rowsOf, sorts } from './support/bodies';
import { problemList, validation } from './support/order-shapes';
import { create, type Line, lineOf, type Payment, purchase, validate } from './support/orders';
import { refusal } from './support/shapes';

/** The codes the shop finds in a body. */
function codesForShop(body: unknown): string[] {
  const code = z.union([z.string(), z.object({ code: z.string() }).transform((it) => it.code)]);
  return z.array(code).parse(wireProblems.parse(body));
}

async function electronicMoney(): Promise<Line> {
  const brand = (await listBrands('US')).find(({ category }) => category === 'e-money');
  const group = z.looseObject({
    brand: z.string(),
    products: z.array(z.looseObject({ denomination: z.string().optional() })),
  });
  const [found] = rowsOf(await readFamily('US', brand?.family ?? '')).map((row) =>
    holds(group, row),
  );
  const denomination = found?.products.find((row) => row.denomination)?.denomination;
  if (found === undefined || denomination === undefined) throw new Error('There is no e-money.');
  return { ...(await lineOf('fixed')), brand_name: found.brand, denomination };
}

/** A request with one thing wrong, and what it should be told. */
type Mistake = {
  code: string;
  source: Source;
  lines: () => Promise<object[]>;
  payment?: Partial<Payment>;
  details?: z.ZodType;
};

const change = (changes: Partial<Line>) => async () => [{ ...(await lineOf('fixed')), ...changes }];

const mistakes: Mistake[] = [
  {
    code: 'NOT_AVAILABLE_PRODUCT',
    source: 'observed live',
    lines: change({ denomination: 'no such value' }),
  },
  {
    code: 'INVALID_BENEFICIARY_ACCOUNT',
    source: 'reference',
    lines: change({ beneficiary_account: 'nobody' }),
  },
  { code: 'LOGIN_REQUIRED', source: 'client code', lines: async () => [await electronicMoney()] },
  {
    code: 'PRODUCT_COUNT_EXCEEDED',
    source: 'reference',
    lines: async () => Array(11).fill(await lineOf('fixed')),
  },
  {
    code: 'NOT_ALLOWED_PAYMENT_VIA',
    source: 'reference',
    lines: change({}),
    payment: { payment_via: 'GATE_PAY' },
    details: z.looseObject({ allowed: z.array(z.string()).min(1) }),
  },
  {
    code: 'UNSUPPORTED_PROTOCOL_COIN_COMBINATION',
    source: 'reference',
    lines: change({}),
    payment: { coin: 'USDC', network: 'Lightning' },
    details: z.looseObject({ supported: z.array(z.unknown()).min(1) }),
  },
  {
    code: 'FULLNAME_MISSING',
    source: 'reference',
    lines: change({}),
    payment: { coin: 'USDT', network: 'Tron' },
  },
];

describe('POST /v5/orders/validations', () => {
  describe.each(sorts)('%s', (sort) => {
    const validated = async () => validate(purchase([await lineOf(sort)]));

    writtenBelief(
      'prices the order line by line, with problems null',
      'captured from production',
      async () => {
        const { status, body } = await validated();
        expect(status).toBe(200);
        holds(validation, body);
      },
    );

    writtenBelief('repeats what was asked for', 'captured from production', async () => {
      const { product_value: value, ...line } = await lineOf(sort);
      const [first] = holds(validation, (await validated()).body).deliveries;
      expect(first?.delivery_state).toBe('Created');
      expect(first?.deliverable).toMatchObject({
        ...line,
        ...(value !== undefined && { product_value: value }),
      });
    });

    writtenBelief('is read by the shop without loss', 'captured from production', async () => {
      const { body } = await validated();
      const { coin, coin_amount } = holds(validation, body);
      expect(wireValidation.parse(body)).toMatchObject({ coin, coin_amount });
      expect(codesForShop(body)).toEqual([]);
    });
  });

  for (const { code, source, lines, payment, details = z.unknown() } of mistakes) {
    describe(code, () => {
      writtenBelief('is listed under 200, as an entry of problems', source, async () => {
        const { status, body } = await validate(purchase(await lines(), payment));
        expect(status).toBe(200);
        const { problems } = holds(problemList, body);
        expect(problems.map(({ problem }) => problem)).toEqual([code]);
        holds(details, problems[0]?.moreDetails);
        expect(codesForShop(body)).toEqual([code]);
      });

      writtenBelief('refuses a creation with 422 and one detail', 'client code', async () => {
        const { status, body } = await create(purchase(await lines(), payment));
        expect([status, holds(refusal, body).detail]).toEqual([422, code]);
        expect(codesForShop(body)).toEqual([code]);
      });
    });
  }

  writtenBelief('lists every problem at once', 'reference', async () => {
    const lines = await change({ beneficiary_account: 'nobody' })();
    const { body } = await validate(purchase(lines, { coin: 'USDC', network: 'Lightning' }));
    const codes = holds(problemList, body).problems.map(({ problem }) => problem);
    expect(codes.toSorted()).toEqual([
      'INVALID_BENEFICIARY_ACCOUNT',
      'UNSUPPORTED_PROTOCOL_COIN_COMBINATION',
    ]);
  });

  writtenBelief(
    'refuses a suspended coin as a whole, as status and detail',
    'reference',
    async () => {
      const lines = [await lineOf('fixed')];
      const { status, body } = await validate(
        purchase(lines, { coin: 'DOGE', network: 'Mainnet' }),
      );
      expect(status).toBeGreaterThanOrEqual(400);
      expect(holds(refusal, body).detail).toBe('SUSPENDED_COIN');
      expect(codesForShop(body)).toEqual(['SUSPENDED_COIN']);
    },
  );

  writtenBelief('takes the value of a range as a number or as text', 'reference', async () => {
    const line = await lineOf('range');
    const amounts = await Promise.all(
      [line.product_value, String(line.product_value)].map(async (value) => {
        const answer = await validate(purchase([{ ...line, product_value: value }]));
        return holds(validation, answer.body).coin_amount;
      }),
    );
    expect(amounts[0]).toBe(amounts[1]);
  });

  writtenBelief('takes no value beside a fixed denomination', 'client code', async () => {
    const { body } = await validate(purchase(await change({ product_value: 10 })()));
    expect(holds(problemList, body).problems[0]?.problem).toBe('NOT_AVAILABLE_PRODUCT');
  });

  writtenBelief(
    'refuses deliveries nested as in the older reference',
    'observed live',
    async () => {
      const { beneficiary_account: account, ...deliverable } = await lineOf('fixed');
      const nested = { kind: 'giftcard', quantity: 1, deliverable, beneficiary_account: account };
      expect((await validate(purchase([nested]))).status).toBe(400);
    },
  );

  writtenBelief('matches a network in any case', 'client code', async () => {
    const lines = [await lineOf('fixed')];
    holds(validation, (await validate(purchase(lines, { network: 'POLYGON (MATIC)' }))).body);
  });
});
