import * as z from 'zod';
import type { NamedCombination, Problem } from '../problem';
import { wireCoinPrice, wireText } from './common';

/** Supplier codes are upper-case words joined by underscores; other text is prose, not a code. */
const problemCode = /^(?=.{1,80}$)[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;

/** Far more than there are codes; they are stored with the attempt. */
const maxProblems = 20;

/** Names kept of one problem's details, and their length: they are compared with the shop's own. */
const maxNames = 40;
const maxNameLength = 60;

/** Where failed calls are known to put a code when it is not in `detail`. */
const otherCodePlaces = ['error_code', 'error', 'message', 'code'];

type Found = { vias: Set<string>; combinations: Map<string, NamedCombination> };

function at(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}

function firstCode(places: unknown[]): string | null {
  for (const place of places) {
    const text = typeof place === 'string' ? place.trim() : '';
    if (problemCode.test(text)) return text;
  }
  return null;
}

/** A short text without control, format or unassigned characters; null for anything else. */
function readName(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '' || text.length > maxNameLength) return null;
  return /[\p{C}\p{Zl}\p{Zp}]/u.test(text) ? null : text;
}

/** The first of several keys that holds anything. */
function firstAt(value: unknown, names: string[]): unknown {
  return names.map((name) => at(value, name)).find((held) => held !== undefined && held !== null);
}

function addVia(found: Found, value: unknown): void {
  const via = readName(value);
  if (via !== null) found.vias.add(via);
}

/** @param network what names the network, or undefined where nothing does. */
function addCombination(found: Found, coin: string, network: unknown): void {
  const name = network === undefined ? null : (readName(network) ?? readName(at(network, 'name')));
  // A network that is named but cannot be read must not become "any network".
  if (network !== undefined && name === null) return;
  found.combinations.set(`${coin}\n${name ?? ''}`, { coin, network: name });
}

function addEntry(found: Found, entry: unknown): void {
  if (typeof entry === 'string') {
    // One slash between a ticker and a name; with more, nobody knows where to cut.
    const [, coin, network] = /^\s*([A-Za-z0-9.]{1,20})\s*\/([^/]+)$/.exec(entry) ?? [];
    if (coin === undefined) addVia(found, entry);
    else addCombination(found, coin, network);
    return;
  }
  const coin = readName(firstAt(entry, ['coin', 'ticker', 'currency']));
  if (coin === null) {
    addVia(found, firstAt(entry, ['payment_via', 'via', 'kind', 'name']));
    return;
  }
  const networks = firstAt(entry, ['networks', 'network', 'protocol']);
  for (const network of Array.isArray(networks) ? networks : [networks]) {
    if (isFull(found)) return;
    addCombination(found, coin, network);
  }
}

function isFull({ vias, combinations }: Found): boolean {
  return vias.size + combinations.size >= maxNames;
}

/**
 * Reads `moreDetails`, which has no fixed shape. Only what stands in a list is offered: a coin by
 * itself, as suspensions send it, is the one that is refused.
 */
function addDetails(found: Found, details: unknown, depth = 2): void {
  if (typeof details === 'string') addEntry(found, details);
  if (typeof details !== 'object' || details === null) return;
  if (Array.isArray(details)) {
    for (const entry of details) {
      if (isFull(found)) return;
      addEntry(found, entry);
    }
  } else if (depth > 0) {
    for (const inner of Object.values(details)) {
      if (typeof inner === 'object') addDetails(found, inner, depth - 1);
    }
  }
}

function readProblems(body: unknown, codePlaces: string[]): Problem[] {
  const problems = new Map<string, Found>();
  const note = (code: string | null, details: unknown) => {
    if (code === null || (problems.size >= maxProblems && !problems.has(code))) return;
    const found = problems.get(code) ?? { vias: new Set(), combinations: new Map() };
    problems.set(code, found);
    addDetails(found, details);
  };
  const listed = at(body, 'problems');
  for (const entry of Array.isArray(listed) ? listed : []) {
    note(firstCode([entry, at(entry, 'problem'), at(entry, 'code')]), at(entry, 'moreDetails'));
  }
  const places = problems.size === 0 ? ['detail', ...codePlaces] : ['detail'];
  note(firstCode(places.map((name) => at(body, name))), at(body, 'moreDetails'));
  return [...problems].map(([code, { vias, combinations }]) => ({
    code,
    details: { vias: [...vias], combinations: [...combinations.values()] },
  }));
}

/**
 * The problems of a failed call, from either envelope: `problems: [{problem, moreDetails?}]`, or
 * `{status, detail, moreDetails?}` as order creation and suspensions send it. Each code once, with
 * all that is said beside it. Empty when there are none; never fails.
 */
export const wireProblems = z.unknown().transform((body) => readProblems(body, otherCodePlaces));

/**
 * The same where only the documented places count. After a success a `code` or `message` may as well
 * say ORDER_ACCEPTED, and taking that for a refusal would order twice.
 */
export const wireDocumentedProblems = z.unknown().transform((body) => readProblems(body, []));

/** Body of `POST /v5/orders/validations`. Without problems it must price the order. */
export const wireValidation = z.object({
  coin: wireText,
  coin_amount: wireCoinPrice,
  /** Without the coupon. */
  original_coin_amount: wireCoinPrice,
  problems: z.unknown().optional(),
  detail: z.unknown().optional(),
  moreDetails: z.unknown().optional(),
});
