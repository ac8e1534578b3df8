import { type RefObject, useEffect, useRef, useState } from 'react';
import { goodKey, totalOf } from '@/components/cart/goods';
import type { Goods } from '@/components/cart/use-goods';
import { type CartAction, linesLater, linesNow } from '@/lib/cart/cart';
import type { OrderAttempt } from '@/lib/checkout/attempts';
import type { Draft, DraftFault } from '@/lib/checkout/draft';
import { forgetEmail, forgetPhone, keepEmail } from '@/lib/checkout/kept';
import { keepPayment } from '@/lib/checkout/kept-payment';
import { usableNetwork } from '@/lib/checkout/networks';
import type { Repair } from '@/lib/checkout/repairs';
import type { SubmitOutcome } from '@/lib/checkout/submit';
import { fetchedLater } from '@/lib/fetched-later';
import { fill } from '@/lib/i18n/fill';
import type { Cart, OrderedLine } from '@/schemas/cart';
import type { Coin } from '@/schemas/catalogue';
import type { Payment } from '@/schemas/checkout';
import type { ToldProblem, Validated } from '@/schemas/checkout-answer';
import type { CheckoutStrings } from './checkout-strings';
import { readPhone, refundFault } from './field-checks';
import { focusField } from './field-ids';
import type { Found } from './problems';

/** What the page is about: the form, what has become of sending it, or an order made before. */
export type Stage = 'editing' | 'checking' | 'placing' | 'unconfirmed' | 'asking' | 'ordered';

/** A check waits until what was chosen has been left alone for so long. */
const settledMs = 400;

type Options = {
  cart: Cart;
  dispatch: (action: CartAction) => void;
  goods: Goods;
  coins: Coin[];
  fields: Omit<Draft, 'lines'>;
  coin: string;
  network: string | null;
  setPayment: (coin: string, network: string | null) => void;
  dropCoupon: () => void;
  identityHref: string | null;
  supportHref: string | null;
  locale: string;
  strings: CheckoutStrings;
  placeRef: RefObject<HTMLButtonElement | null>;
  /** Whether the lines are the device's cart's, which are ordered once. */
  ofCart: boolean;
  /** The order exists, and takes these lines out of the cart. */
  onPlaced: (orderId: string, lines: OrderedLine[]) => void;
  /** An earlier order turns out to hold these lines; the page tells of it. */
  onOrderedBefore: (lines: OrderedLine[]) => void;
};

/** Comes after the page, so that the page comes sooner; long before anything is sent. */
const sending = () => import('./sending');
type Sending = Awaited<ReturnType<typeof sending>>;

/**
 * What a checkout does with what stands in its form: checks it when it has settled, places it once,
 * keeps what was found to be wrong, and mends it at a press.
 */
export function useCheckout(options: Options) {
  const { cart, dispatch, goods, coins, fields, coin, network, locale, strings } = options;
  const lines = linesNow(cart);
  const [stage, setStage] = useState<Stage>('editing');
  const [found, setFound] = useState<Found | null>(null);
  const [faults, setFaults] = useState<{ of: string; list: DraftFault[] }>({ of: '', list: [] });
  const [checked, setChecked] = useState<{ of: string; price: Validated } | null>(null);
  const [settled, setSettled] = useState(0);
  const [unsure, setUnsure] = useState<OrderAttempt | null>(null);
  const [earlierOrder, setEarlierOrder] = useState<string | null>(null);
  // State arrives a render late; a second click in the same moment must see the first.
  const busy = useRef(false);
  const lastCheck = useRef('');
  // Counts what was asked: an answer that comes late must not take back what was told since.
  const turn = useRef(0);
  const tools = useRef<Sending | null>(null);

  const draft: Draft = { ...fields, lines };
  const total = totalOf(goods.known, lines, coin);
  const formKey = JSON.stringify([draft, coin, network]);
  // Neither the newsletter nor where money goes back to changes what is to be paid.
  const priceKey = JSON.stringify([fields.email, fields.coupon, lines, coin, network]);
  const price = checked?.of === priceKey ? checked.price : null;
  const amount = price?.amount ?? total;
  const networks = coins.find(({ ticker }) => ticker === coin)?.networks ?? [];
  const chosenNetwork = usableNetwork(networks, network, amount);
  const payment: Payment = { coin, network: chosenNetwork?.name ?? '' };
  const ordered = {
    lines: lines.map(({ id, quantity }) => ({ id, quantity })),
    identityHref: options.identityHref,
    supportHref: options.supportHref,
  };

  function show(problems: ToldProblem[], urgent: boolean, reference?: string): void {
    const withRepairs = problems.map((problem) => ({
      problem,
      lineId: ordered.lines[problem.line ?? -1]?.id ?? null,
      // Without the script for it, all there is to do is to try again.
      repairs: tools.current?.repairsFor(problem, ordered) ?? [],
    }));
    setFound({ problems: withRepairs, urgent, reference: reference ?? null });
  }

  function read({ readDraft }: Sending) {
    return readDraft(draft, {
      payment,
      locale,
      deliveryOf: (line) => goods.known.items[goodKey(line)]?.delivery ?? null,
      readPhone: async (typed, country) => (await readPhone(typed, country, locale))?.e164 ?? null,
      isRefundAddress: async (address) => (await refundFault(address, payment)) === null,
    });
  }

  /** Checks by the way what is complete; what is not yet is not complained about. */
  async function checkQuietly() {
    if (busy.current || chosenNetwork === undefined) return;
    if (lines.some((line) => goods.known.items[goodKey(line)] === undefined)) return;
    tools.current ??= await sending();
    const { checkOrder } = tools.current;
    const answer = await read(tools.current);
    const mark = JSON.stringify(answer.ok ? answer.checkout : null);
    if (!answer.ok || mark === lastCheck.current) return;
    lastCheck.current = mark;
    turn.current += 1;
    const own = turn.current;
    const outcome = await checkOrder(answer.checkout);
    if (turn.current !== own) return;
    if (outcome.kind === 'priced') {
      setChecked({ of: priceKey, price: outcome.price });
      setFound(null);
    } else if (outcome.kind === 'problems' && outcome.problems.some(({ repair }) => repair)) {
      show(outcome.problems, false, outcome.reference);
    }
  }

  useEffect(() => {
    sending().catch(() => {});
  }, []);

  const latestCheck = useRef(checkQuietly);
  latestCheck.current = checkQuietly;
  const linesKey = JSON.stringify(lines.map((line) => [goodKey(line), line.quantity]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the check is to follow
  useEffect(() => {
    if (settled === 0) return;
    // A check by the way that cannot be made is made again when the order is placed.
    const timer = setTimeout(() => latestCheck.current().catch(() => {}), settledMs);
    return () => clearTimeout(timer);
  }, [settled, coin, network, linesKey]);

  async function place() {
    if (busy.current) return;
    busy.current = true;
    turn.current += 1;
    setFound(null);
    // Reading the form may ask the shop about what was typed last.
    setStage('checking');
    let placed = false;
    let isSent = false;
    try {
      tools.current ??= await fetchedLater(sending);
      const sender = tools.current;
      const answer = sender && (await read(sender).catch(() => null));
      if (sender === null || answer === null) {
        // The rest of the page's script could not be had: nothing was sent.
        show([{ code: strings.offline }], true);
        return;
      }
      if (!answer.ok) {
        setFaults({ of: formKey, list: answer.faults });
        const [first] = answer.faults;
        if (first !== undefined) {
          requestAnimationFrame(() =>
            first.field === 'recipient'
              ? focusField('recipient', first.lineId)
              : focusField(first.field),
          );
        }
        return;
      }
      if (chosenNetwork === undefined) {
        show([sender.networkRefusal(coins, { coin, network }, amount)], true);
        return;
      }
      lastCheck.current = JSON.stringify(answer.checkout);
      isSent = true;
      const attempt = {
        checkout: answer.checkout,
        once: options.ofCart,
        // What is bought by itself has an id that stands for nothing beyond this page.
        lines: lines.map((line) => ({
          id: options.ofCart ? line.id : goodKey(line),
          quantity: line.quantity,
        })),
      };
      const outcome = await sender.submitOrder(attempt, amount, () => setStage('placing'));
      placed = settle(outcome, attempt);
    } finally {
      if (!isSent) setStage('editing');
      // The order's page takes a moment to arrive; until then a further click must find this busy.
      busy.current = placed;
    }
  }

  /** @returns whether an order exists now and the page is on its way to it. */
  function settle(outcome: SubmitOutcome, attempt: OrderAttempt): boolean {
    switch (outcome.kind) {
      case 'placed':
        // The rest is most likely ordered next.
        if (linesLater(cart).length > 0) keepEmail(attempt.checkout.email);
        else forgetEmail();
        keepPayment(attempt.checkout.payment);
        for (const { country } of attempt.checkout.lines) forgetPhone(country);
        tools.current?.keepGoods(outcome.orderId, lines);
        options.onPlaced(outcome.orderId, attempt.lines);
        return true;
      case 'unconfirmed':
        setUnsure(attempt);
        setStage('unconfirmed');
        return false;
      case 'ordered-before':
        setEarlierOrder(outcome.orderId);
        setStage('ordered');
        options.onOrderedBefore(outcome.lines);
        return false;
      case 'changed':
        setChecked({ of: priceKey, price: outcome.price });
        show([{ code: fill(strings.changed, outcome.price) }], true);
        break;
      case 'offline':
        show([{ code: strings.offline }], true);
        break;
      case 'problems':
        show(outcome.problems, true, outcome.reference);
        break;
      default:
        outcome satisfies never;
    }
    setStage('editing');
    return false;
  }

  /** Asks how the attempt of an unknown outcome ended; the key makes sure that it is the same one. */
  async function ask() {
    if (busy.current || unsure === null) return;
    busy.current = true;
    setStage('asking');
    try {
      const { askAgain } = await sending();
      busy.current = settle(await askAgain(unsure), unsure);
    } catch {
      busy.current = false;
      setStage('unconfirmed');
    }
  }

  /** Leaves the attempt of an unknown outcome behind: the buyer wants another order. */
  async function startAnew() {
    const { abandonAttempts } = await sending();
    if (unsure !== null) await abandonAttempts(unsure);
    setUnsure(null);
    setStage('editing');
  }

  /** Back to the form. */
  const goOn = () => setStage('editing');

  function repair(remedy: Repair) {
    const form = {
      lines,
      dispatch,
      setPayment: options.setPayment,
      dropCoupon: options.dropCoupon,
    };
    if (tools.current?.applyRepair(remedy, form) !== true) return;
    setFound(null);
    setSettled((times) => times + 1);
    options.placeRef.current?.focus();
  }

  return {
    stage,
    earlierOrder,
    /** What is said in place of the form; there whenever something has been sent. */
    outcomes: tools.current,
    found,
    faults: faults.of === formKey ? faults.list : [],
    price,
    amount,
    payment,
    lines,
    place,
    ask,
    startAnew,
    goOn,
    repair,
    /** Something was left as it is now to be checked. */
    settle: () => setSettled((times) => times + 1),
    /** Another check of what is complete, asked for. */
    apply: () => {
      lastCheck.current = '';
      setSettled((times) => times + 1);
    },
  };
}
