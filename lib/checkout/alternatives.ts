import type { Coin, Network } from '@/schemas/catalogue';
import type { Payment } from '@/schemas/checkout';
import type { ToldProblem } from '@/schemas/checkout-answer';
import type { ProblemDetails } from '@/schemas/problem';
import { compareDecimals } from '../money';
import { networkObstacle, networkProblem, usableNetwork } from './networks';

/** What the buyer chose to pay with; `network` is null while none is chosen. */
export type ChosenPayment = { coin: string; network: string | null };

/** One way to pay that the shop has on offer, and whether it is the first of its coin. */
type Way = { coin: string; network: Network; first: boolean };

/** What one code asks of another way to pay, and where to look when its details name none. */
type Remedy = {
  look: 'same-coin' | 'other-coins';
  helps?: (way: Way, chosen: ChosenPayment, coins: readonly Coin[]) => boolean;
};

const most = 3;

const same = (one: string, other: string | null) => one.toLowerCase() === other?.toLowerCase();

function hasLowerMinimum({ coin, network }: Way, chosen: ChosenPayment, coins: readonly Coin[]) {
  if (!same(coin, chosen.coin)) return false;
  const minimum = coins
    .find(({ ticker }) => same(ticker, chosen.coin))
    ?.networks.find(({ name }) => same(name, chosen.network))?.minimum;
  if (minimum === undefined || minimum === null) return false;
  return network.minimum === null || compareDecimals(network.minimum, minimum) === -1;
}

const remedies = new Map<string, Remedy>([
  ['UNSUPPORTED_PROTOCOL_COIN_COMBINATION', { look: 'same-coin' }],
  [
    'SUSPENDED_NETWORK',
    { look: 'same-coin', helps: ({ network }, chosen) => !same(network.name, chosen.network) },
  ],
  [
    'FULLNAME_MISSING',
    { look: 'same-coin', helps: ({ network }) => !/tron|trc-?20/i.test(network.name) },
  ],
  ['AMOUNT_LESS_THEN_MINIMUM_ALLOWED', { look: 'same-coin', helps: hasLowerMinimum }],
  [
    'SUSPENDED_COIN',
    { look: 'other-coins', helps: ({ coin }, chosen) => !same(coin, chosen.coin) },
  ],
  ['NOT_ALLOWED_PAYMENT_VIA', { look: 'other-coins' }],
]);

/** Whether another way to pay can help against a problem of this code. */
export function hasAlternatives(code: string): boolean {
  return remedies.has(code);
}

function isNamed({ coin, network, first }: Way, details: ProblemDetails, chosen: ChosenPayment) {
  return (
    details.combinations.some(
      (named) =>
        same(coin, named.coin) &&
        (named.network === null ? first : same(network.name, named.network)),
    ) ||
    // A bare name in a list may be a coin, or a network for the coin that was chosen.
    details.vias.some(
      (via) => (first && same(coin, via)) || (same(coin, chosen.coin) && same(network.name, via)),
    )
  );
}

/**
 * Up to three other ways to pay that get around a problem, in the shop's order and spelling. The
 * supplier's details only choose among what is on offer; where they name nothing of it, the code
 * decides where to look. Empty when changing the payment does not help.
 * @param amount what is to be paid in the chosen coin, if that is known.
 */
export function alternativesFor(
  problem: { code: string; details?: ProblemDetails },
  chosen: ChosenPayment,
  coins: readonly Coin[],
  amount: string | null = null,
): Payment[] {
  const remedy = remedies.get(problem.code);
  if (remedy === undefined) return [];
  const ways = coins.flatMap(({ ticker, suspended, networks }): Way[] => {
    const due = same(ticker, chosen.coin) ? amount : null;
    const usable = networks.filter((network) => networkObstacle(network, due) === null);
    if (suspended) return [];
    return usable.map((network, index) => ({ coin: ticker, network, first: index === 0 }));
  });
  const helpful = ways.filter(
    (way) =>
      !(same(way.coin, chosen.coin) && same(way.network.name, chosen.network)) &&
      (remedy.helps?.(way, chosen, coins) ?? true),
  );
  const { details } = problem;
  const named = details ? helpful.filter((way) => isNamed(way, details, chosen)) : [];
  const found =
    named.length > 0
      ? named
      : helpful.filter(({ coin, first }) => {
          const own = same(coin, chosen.coin);
          return remedy.look === 'same-coin' ? own : first && !own;
        });
  return found.slice(0, most).map(({ coin, network }) => ({ coin, network: network.name }));
}

/** What to tell a buyer whose chosen coin has no usable network, or not the one they want. */
export function networkRefusal(
  coins: readonly Coin[],
  chosen: ChosenPayment,
  amount: string | null,
): ToldProblem {
  const networks = coins.find(({ ticker }) => ticker === chosen.coin)?.networks ?? [];
  const code = networkProblem(networks, chosen.network, amount);
  const stuck = usableNetwork(networks, null, amount) === undefined;
  return {
    code,
    ...(stuck
      ? { field: 'coin', repair: 'switch-payment' }
      : { field: 'network', repair: 'switch-network' }),
    alternatives: alternativesFor({ code }, chosen, coins, amount),
  };
}
