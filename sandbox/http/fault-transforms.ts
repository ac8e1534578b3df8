import type { TransformKind } from './fault-schema';

type Row = Record<string, unknown>;
type Change = {
  /** Given each object, its parts changed already. */
  row?: (row: Row) => Row;
  /** Given each list, its parts changed already, and the key it stands under. */
  list?: (rows: unknown[], key: string) => unknown[];
};

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Rebuilds a JSON value from the inside out. */
function rewrite(value: unknown, change: Change, key = ''): unknown {
  if (Array.isArray(value)) {
    const rows = value.map((part) => rewrite(part, change));
    return change.list?.(rows, key) ?? rows;
  }
  if (!isRow(value)) return value;
  const row = Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, rewrite(part, change, name)]),
  );
  return change.row?.(row) ?? row;
}

const eachRow = (row: (row: Row) => Row) => (body: unknown) => rewrite(body, { row });

/** Changes every `…_at` that is a string of epoch seconds. */
const eachTime = (change: (seconds: number, name: string) => unknown) =>
  eachRow((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => {
        const isTime = name.endsWith('_at') && typeof value === 'string' && /^\d+$/.test(value);
        return [name, isTime ? change(Number(value), name) : value];
      }),
    ),
  );

const isOrder = (row: Row) => 'order_id' in row;

function withMoneyObjects(row: Row): Row {
  const { face_value: face } = row;
  if (!isRow(face) || !isRow(face.amount)) return row;
  const { currency_code: currency } = face;
  const amount = Object.fromEntries(
    Object.entries(face.amount).map(([name, value]) => [
      name,
      name === 'type' ? value : { amount: Number(value), currency },
    ]),
  );
  return { ...row, face_value: { ...face, amount } };
}

const secrets = new Set(['pin_code', 'pin_serial', 'security_code']);

/** The secret fields of a row, and the rest of it. */
function parted(row: Row): { secret: Row; rest: Row } {
  const entries = Object.entries(row);
  return {
    secret: Object.fromEntries(entries.filter(([name]) => secrets.has(name))),
    rest: Object.fromEntries(entries.filter(([name]) => !secrets.has(name))),
  };
}

const hasCode = (delivery: unknown) =>
  isRow(delivery) && isRow(delivery.deliverable) && 'pin_code' in delivery.deliverable;

/**
 * The code of the first delivery stands in the order itself, which has room for one; further codes
 * stand in their delivery, beside the deliverable.
 */
function withOuterCode(order: Row): Row {
  if (!isOrder(order) || !Array.isArray(order.deliveries)) return order;
  const first = order.deliveries.findIndex(hasCode);
  let outer: Row = {};
  const deliveries = order.deliveries.map((delivery: unknown, index) => {
    if (!isRow(delivery) || !isRow(delivery.deliverable)) return delivery;
    const { secret, rest: deliverable } = parted(delivery.deliverable);
    if (index === first) outer = secret;
    return { ...delivery, ...(index !== first && secret), deliverable };
  });
  return { ...order, ...outer, deliveries };
}

const unknownSort = { kind: 'something_new', category: 'something-new' };
const unknownState = 'SomethingNew';

function withUnknownFields(row: Row): Row {
  return {
    ...row,
    ...('delivery_state' in row && { delivery_state: unknownState, kind: unknownSort.kind }),
    ...(isOrder(row) && { order_state: unknownState, payment_state: unknownState }),
    something_new: { nested: [1, null, 'text'] },
  };
}

/** The last brand of a list is of an unknown sort; unknown coins and networks join the known. */
function withUnknownRows(rows: unknown[], key: string): unknown[] {
  const [first] = rows;
  const last = rows.at(-1);
  if (isRow(last) && 'brand_id' in last) return [...rows.slice(0, -1), { ...last, ...unknownSort }];
  if (!isRow(first)) return rows;
  if (key === 'currencies') return [...rows, { ...first, name: 'NEWCOIN' }];
  if (key === 'networks') return [...rows, { ...first, name: 'Something New' }];
  return 'currencies' in first ? [...rows, { ...first, name: 'SOMETHING_NEW' }] : rows;
}

const rowMarks = ['brand_id', 'product_id', 'base_token'];

/** After the first brand, product or network of a list comes one with nothing in its fields. */
function withBadRow(rows: unknown[]): unknown[] {
  const [first, ...others] = rows;
  if (!isRow(first) || !rowMarks.some((name) => name in first)) return rows;
  const unreadable = Object.fromEntries(Object.keys(first).map((name) => [name, null]));
  return [first, unreadable, ...others];
}

/** What each fault makes of the body the endpoint would have sent. */
export const transforms: Record<TransformKind, (body: unknown) => unknown> = {
  empty: (body) => rewrite(body, { list: () => [] }),
  'numeric-times': eachTime((seconds, name) =>
    name === 'payment_requested_at' ? seconds + 0.25 : seconds,
  ),
  'iso-times': eachTime((seconds) => new Date(seconds * 1000).toISOString()),
  'money-objects': eachRow(withMoneyObjects),
  'no-network': eachRow((row) => {
    const { network, ...rest } = row;
    return isOrder(row) ? rest : row;
  }),
  'outer-code': eachRow(withOuterCode),
  'unknown-values': (body) => rewrite(body, { row: withUnknownFields, list: withUnknownRows }),
  'bad-rows': (body) => rewrite(body, { list: withBadRow }),
};
