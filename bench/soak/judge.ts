import { type Attempt, standing, type TrueOrder } from '@/e2e/support/chaos-world';
import { parseJson } from '@/lib/read-capped';
import { type LogLine, logLineSchema } from '@/schemas/log-line';
import { type Endings, isPaid } from './endings';
import type { Rows } from './rows';
import type { Look } from './shop';
import type { SoakWorld } from './world';

/** One thing a soak is judged by: what it found in figures, and all that is wrong. */
export type Verdict = { name: string; found: string; wrong: string[] };

/** All that was seen of a run. */
export type Seen = {
  world: SoakWorld;
  orders: Map<string, TrueOrder[]>;
  endings: Endings;
  rows: Rows;
  /** The shop right after its first start, and after each plateau. */
  first: Look;
  plateaus: Look[];
  openAtSupplier: number;
  browsersAfterFirstPlateau: number;
  unwell: string[];
  checkUps: number;
  lines: string[];
};

/** How much more the heap may hold after all than when the process was warm, in bytes. */
const mostGrowth = 10_000_000;

/** Objects that may be about at any moment without being left over. */
const passing = 40;

/** What Next writes when it starts, which is before the log. */
const greetings = [
  /^ *▲ Next\.js /,
  /^ *- (?:Local|Network): /,
  /^ *✓ (?:Starting|Ready|Running next\.config\.mjs)/,
];

/**
 * What the shop may say in its log: that it starts and ends, that it leaves the supplier alone for a
 * while, a refusal it has no words for, a payment that the faults have made look odd.
 */
const explained: readonly LogLine['event'][] = [
  'started',
  'stopping',
  'supplier-left-alone',
  'supplier-answers-again',
  'refusal-unknown',
  'payment-odd',
];

function isExplained(line: string): boolean {
  const told = logLineSchema.safeParse(parseJson(line));
  return told.success
    ? explained.includes(told.data.event)
    : greetings.some((greeting) => greeting.test(line));
}

const emailOf = ({ checkout }: Attempt) => checkout.email;

/** Lines of the shop's output that nothing explains. */
export const unexplained = (lines: readonly string[]) => lines.filter((line) => !isExplained(line));

function alive({ unwell, checkUps }: Seen): Verdict {
  return { name: 'the shop is well', found: `${checkUps} check-ups`, wrong: unwell };
}

function output({ lines }: Seen): Verdict {
  return {
    name: 'what it writes is explained',
    found: `${lines.length} lines`,
    wrong: unexplained(lines),
  };
}

function once({ world, orders }: Seen): Verdict {
  const known = new Set(world.attempts.map(emailOf));
  const wrong = [...orders].flatMap(([email, list]) => [
    ...(list.length > 1 ? [`${list.length} orders of one attempt: ${email}`] : []),
    ...(known.has(email) ? [] : [`An order of nobody: ${email}`]),
  ]);
  const ids = world.placed().map(({ orderId }) => orderId);
  if (new Set(ids).size !== ids.length) wrong.push('One order was told to two attempts.');
  return {
    name: 'no order is made twice',
    found: `${world.attempts.length} attempts, ${orders.size} orders`,
    wrong,
  };
}

function told({ world, orders }: Seen): Verdict {
  const counts = { placed: 0, refused: 0, unconfirmed: 0, 'not-asked': 0, unknown: 0 };
  const wrong: string[] = [];
  for (const attempt of world.attempts) {
    const { kind } = standing(attempt);
    counts[kind] += 1;
    const made = orders.get(emailOf(attempt))?.length ?? 0;
    if (kind === 'unknown') wrong.push(`Told nothing: ${emailOf(attempt)}`);
    if (made > 0 && kind !== 'placed' && kind !== 'unconfirmed') {
      wrong.push(`An order, told as ${kind}: ${emailOf(attempt)}`);
    }
  }
  const found = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
  return { name: 'every attempt is told as what it is', found: found.join(', '), wrong };
}

function paid({ endings, orders }: Seen): Verdict {
  const wrong = [...endings.unseen];
  let delivered = 0;
  for (const { attempt, order, snapshot, codes } of endings.seen) {
    const isNever = attempt.brandName === 'Udemy' && snapshot.state === 'in-review';
    if (!(attempt.paid || isPaid(order)) || isNever) continue;
    delivered += 1;
    const isShown = codes.every(({ delivered: own, revealed }) => own === revealed);
    const isRight = attempt.codes.every((code) => codes.some((each) => each.delivered === code));
    if (snapshot.state === 'delivered' && isShown && isRight) continue;
    wrong.push(`${emailOf(attempt)}: ${order.state}, ${snapshot.state}, codes shown: ${isShown}`);
  }
  const all = [...orders.values()].flat().filter(isPaid).length;
  return {
    name: 'every paid order is with its buyer, code and all',
    found: `${delivered} of ${endings.seen.length} orders paid, ${all} at the supplier`,
    wrong,
  };
}

function others({ endings, world }: Seen): Verdict {
  const wrong = endings.seen.flatMap(({ attempt, strangers }) =>
    strangers.every((status) => status === 404) ? [] : [`${emailOf(attempt)}: ${strangers}`],
  );
  for (const { orderId, deliveryId, code } of world.gifts) {
    const ending = endings.seen.find((each) => each.orderId === orderId);
    const own = ending?.codes.find(({ id }) => id === deliveryId)?.delivered;
    if (own !== code) wrong.push(`A gift showed another code: ${orderId}`);
  }
  return {
    name: 'and with nobody else, but for gifts',
    found: `${endings.seen.length} asked for by strangers, ${world.gifts.length} gifts`,
    wrong,
  };
}

function answers({ world }: Seen): Verdict {
  const total = [...world.answered.values()].reduce((sum, count) => sum + count, 0);
  return { name: 'every answer is one', found: `${total} answers`, wrong: world.wrongs };
}

function rest({ first, plateaus, openAtSupplier }: Seen): Verdict {
  const wrong = plateaus.flatMap(({ streams, sockets, timers }, at) => [
    ...(streams === 0 ? [] : [`Plateau ${at + 1}: ${streams} streams are left.`]),
    ...(sockets <= first.sockets ? [] : [`Plateau ${at + 1}: ${sockets} sockets are open.`]),
    ...(timers <= first.timers ? [] : [`Plateau ${at + 1}: ${timers} timers are awake.`]),
  ]);
  if (openAtSupplier > 0) wrong.push(`The supplier has ${openAtSupplier} streams open.`);
  const found = `0 streams, at most ${first.sockets} sockets and ${first.timers} timers`;
  return { name: 'at rest it holds what it began with', found, wrong };
}

function left({ plateaus, browsersAfterFirstPlateau }: Seen): Verdict {
  const [warm, end] = [plateaus.at(1), plateaus.at(-1)];
  // A limit of ten minutes is still being counted for whoever has called: a timer each, asleep.
  const counted = 4 * browsersAfterFirstPlateau;
  const kinds = Object.entries(end?.alive ?? {}).map(([kind, count]) => {
    const most = (warm?.alive[kind] ?? 0) + passing + (kind === 'timers' ? counted : 0);
    return { kind, count, before: warm?.alive[kind] ?? 0, most };
  });
  return {
    name: 'nothing is left of what has ended',
    found: kinds.map(({ kind, before, count }) => `${kind} ${before} → ${count}`).join(', '),
    wrong: kinds.flatMap(({ kind, count, most }) =>
      count <= most ? [] : [`${count} ${kind} are alive, ${most} at most.`],
    ),
  };
}

function heap({ plateaus }: Seen): Verdict {
  const [, warm, ...later] = plateaus.map((look) => look.heap / 1e6);
  const end = later.at(-1) ?? Number.NaN;
  const growth = end - (warm ?? Number.NaN);
  const most = mostGrowth / 1e6;
  return {
    name: 'the heap has not grown',
    found: `${growth.toFixed(1)} MB since it was warm, ${most} at most`,
    wrong: growth < most ? [] : [`It has grown by ${growth.toFixed(1)} MB.`],
  };
}

function stored({ rows, world, orders }: Seen): Verdict {
  const placed = world.placed().length;
  const attempts = rows.attempts ?? 0;
  const wrong = [
    rows.orders === placed ? null : `${rows.orders} orders, ${placed} were told.`,
    rows.created === placed ? null : `${rows.created} attempts made an order, not ${placed}.`,
    rows.started === 0 ? null : `${rows.started} attempts are still begun.`,
    rows.placedGrants === placed ? null : `${rows.placedGrants} grants of who has placed an order.`,
    attempts <= world.attempts.length ? null : `${attempts} attempts, more than were made.`,
    rows.orders !== undefined && rows.orders <= orders.size ? null : 'More orders than there are.',
  ].filter((line) => line !== null);
  const found = Object.entries(rows).map(([name, count]) => `${name} ${count}`);
  return { name: 'every row of the store has its reason', found: found.join(', '), wrong };
}

const judges = [alive, output, answers, once, told, paid, others, rest, left, heap, stored];

/** What a run is judged by, one after the other. */
export const judged = (seen: Seen): Verdict[] => judges.map((judge) => judge(seen));
