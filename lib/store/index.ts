import 'server-only';
import type {
  Attempt,
  OpenedGift,
  StoredOrder,
  WalletPayment,
  WebhookMessage,
} from '@/schemas/store';
import {
  type AttemptCreated,
  type AttemptRejected,
  type AttemptStart,
  type AttemptUnconfirmed,
  beginAttempt,
  closeInterrupted,
  findAttempt,
  finishCreated,
  finishRejected,
  finishUnconfirmed,
  unconfirmedAttempts,
} from './attempts';
import {
  type CatalogueCopy,
  type CopyLimits,
  listCatalogueKeys,
  pruneCatalogueCopies,
  readCatalogueCopy,
  writeCatalogueCopy,
} from './catalogue-copies';
import { connect, ping, type StoreOptions } from './database';
import { StoreError, toStoreError } from './errors';
import { findGift, listGifts, recordGiftReveal } from './gifts';
import { countLinkGrants, grantOf, revokeAccess, type Viewer } from './grants';
import { createHandover, type NewHandover, takeHandover } from './handovers';
import {
  createLink,
  findLink,
  type LinkAsked,
  type LinkFound,
  type LinkMade,
  type LinksAlive,
  linksAlive,
  type NewLink,
  openLink,
  revokeGift,
} from './links';
import { claimLook, type DueOrder, scheduleLook } from './looks';
import { assertCurrent, migrate } from './migrations';
import {
  findGrantedOrder,
  findOrder,
  listOrders,
  orderHistory,
  recordOrderState,
  type StateAt,
  type StateSeen,
} from './orders';
import { listUnfinished, type UnfinishedOrder } from './overview';
import { type CountingStatement, countInRateLimits } from './rate-limits';
import { firstReveals, type Reveal, recordReveal } from './reveals';
import type { Db } from './tables';
import {
  beginWalletPayment,
  keepWalletHash,
  type WalletPaymentSaid,
  walletPayments,
  withdrawWalletPayment,
} from './wallet-payments';
import {
  type ClaimedMessage,
  claimWebhookMessage,
  finishWebhookTry,
  insertMessages,
  listWebhookMessages,
  type MessagesAsked,
  type NewMessage,
  pruneWebhookMessages,
  type Replay,
  replayWebhookMessages,
  type TryEnded,
  type WebhookBacklog,
  webhookBacklog,
} from './webhook-messages';

export type {
  Attempt,
  OpenedGift,
  StoredLink,
  StoredOrder,
  WalletPayment,
  WebhookMessage,
} from '@/schemas/store';
export type { StoreOptions } from './database';
export { isStoreError, StoreError, type StoreErrorKind } from './errors';
export type { Shut } from './link-state';
export type { DueOrder } from './looks';
export type { StateAt } from './orders';
export type { UnfinishedOrder } from './overview';
export type { ClaimedMessage, NewMessage, News, WebhookBacklog } from './webhook-messages';

/**
 * What the shop remembers across restarts and instances: attempts at placing orders, the orders,
 * who may see them, the links by which others may, what was revealed, what wallets were asked to pay,
 * carts on their way out of a frame, which it cannot read, what a partner is told, the last good
 * catalogue, and how often somebody has called. Never codes, tokens, e-mail addresses, phone numbers or buyers' network
 * addresses. Times are epoch milliseconds. Each method rejects with
 * a StoreError and nothing
 * else; its docstring stands at the query of the same name.
 */
export type Store = {
  beginAttempt(start: AttemptStart): Promise<{ begun: true } | { begun: false; attempt: Attempt }>;
  finishCreated(created: AttemptCreated): Promise<void>;
  finishRejected(rejected: AttemptRejected): Promise<void>;
  finishUnconfirmed(unconfirmed: AttemptUnconfirmed): Promise<void>;
  closeInterrupted(limits: { startedBefore: number; now: number }): Promise<number>;
  findAttempt(id: { sessionId: string; key: string }): Promise<Attempt | null>;
  unconfirmedAttempts(limits: { since: number }): Promise<number[]>;
  findGrantedOrder(id: { orderId: string; sessionId: string }): Promise<StoredOrder | null>;
  findOrder(orderId: string): Promise<StoredOrder | null>;
  listOrders(page: { sessionId: string; limit: number }): Promise<StoredOrder[]>;
  recordOrderState(seen: StateSeen): Promise<void>;
  orderHistory(orderId: string): Promise<StateAt[]>;
  claimLook(claim: { now: number; leaseMs: number }): Promise<DueOrder | null>;
  scheduleLook(look: { orderId: string; claimedUntil: number; at: number | null }): Promise<void>;
  listUnfinished(page: { limit: number; badEndsSince: number }): Promise<UnfinishedOrder[]>;
  addWebhookMessages(written: {
    orderId: string;
    messages: readonly NewMessage[];
    now: number;
  }): Promise<number>;
  claimWebhookMessage(claim: { now: number; leaseMs: number }): Promise<ClaimedMessage | null>;
  finishWebhookTry(ended: TryEnded): Promise<void>;
  listWebhookMessages(asked: MessagesAsked): Promise<WebhookMessage[]>;
  replayWebhookMessages(replay: Replay): Promise<number>;
  webhookBacklog(at: { now: number }): Promise<WebhookBacklog>;
  pruneWebhookMessages(limits: { deliveredBefore: number; givenUpBefore: number }): Promise<number>;
  recordReveal(reveal: Reveal): Promise<{ firstRevealedAt: number }>;
  firstReveals(orderId: string): Promise<Map<string, number>>;
  createLink(link: NewLink): Promise<LinkMade>;
  findLink(asked: LinkAsked): Promise<LinkFound | null>;
  openLink(asked: LinkAsked): Promise<LinkFound | null>;
  linksAlive(of: { orderId: string; now: number }): Promise<LinksAlive>;
  grantOf(viewer: Viewer): Promise<'placed' | 'link' | null>;
  countLinkGrants(orderId: string): Promise<number>;
  revokeAccess(revoked: Viewer & { now: number }): Promise<boolean>;
  revokeGift(gift: {
    orderId: string;
    deliveryId: string;
    now: number;
  }): Promise<'revoked' | 'opened'>;
  findGift(id: { giftId: string; sessionId: string }): Promise<OpenedGift | null>;
  listGifts(page: { sessionId: string; limit: number }): Promise<OpenedGift[]>;
  recordGiftReveal(reveal: { giftId: string; now: number }): Promise<{ firstRevealedAt: number }>;
  createHandover(handover: NewHandover): Promise<void>;
  takeHandover(asked: { hash: string; now: number }): Promise<string | null>;
  beginWalletPayment(
    said: WalletPaymentSaid,
  ): Promise<{ begun: true } | { begun: false; payment: WalletPayment | null }>;
  keepWalletHash(said: WalletPaymentSaid & { hash: string }): Promise<WalletPayment>;
  withdrawWalletPayment(said: WalletPaymentSaid): Promise<WalletPayment | null>;
  walletPayments(orderId: string): Promise<WalletPayment[]>;
  readCatalogueCopy(key: string): Promise<CatalogueCopy | null>;
  writeCatalogueCopy(copy: CatalogueCopy & { key: string }): Promise<void>;
  listCatalogueKeys(prefix: string): Promise<string[]>;
  pruneCatalogueCopies(limits: CopyLimits): Promise<number>;
  countInRateLimits(statement: CountingStatement): Promise<{ rows: unknown[] }>;
  /** Resolves while the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
};

/** A database host that vanishes leaves its queries hanging for many minutes otherwise. */
const defaultPatienceMs = 15_000;

/** `as-found`: a database of another version than this is left as it is, and not opened. */
type Opening = StoreOptions & { patienceMs?: number; schema?: 'as-found' };

/**
 * Opens the store and brings its schema up to date. `patienceMs` bounds every call; one that runs
 * out is rejected as `unavailable`, though its write may still take effect. Open a SQLite file once
 * per process: a second writer in the same process would block the event loop the first waits for.
 * Throws a StoreError when the database cannot be opened or is newer than this shop.
 */
export async function openStore(options: Opening): Promise<Store> {
  const db = await openMigrated(options);
  const patienceMs = options.patienceMs ?? defaultPatienceMs;
  const guarded =
    <A, R>(query: (db: Db, argument: A) => Promise<R>) =>
    (argument: A) =>
      within(patienceMs, query(db, argument));
  return {
    beginAttempt: guarded(beginAttempt),
    finishCreated: guarded(finishCreated),
    finishRejected: guarded(finishRejected),
    finishUnconfirmed: guarded(finishUnconfirmed),
    closeInterrupted: guarded(closeInterrupted),
    findAttempt: guarded(findAttempt),
    unconfirmedAttempts: guarded(unconfirmedAttempts),
    findGrantedOrder: guarded(findGrantedOrder),
    findOrder: guarded(findOrder),
    listOrders: guarded(listOrders),
    recordOrderState: guarded(recordOrderState),
    orderHistory: guarded(orderHistory),
    claimLook: guarded(claimLook),
    scheduleLook: guarded(scheduleLook),
    listUnfinished: guarded(listUnfinished),
    addWebhookMessages: guarded(insertMessages),
    claimWebhookMessage: guarded(claimWebhookMessage),
    finishWebhookTry: guarded(finishWebhookTry),
    listWebhookMessages: guarded(listWebhookMessages),
    replayWebhookMessages: guarded(replayWebhookMessages),
    webhookBacklog: guarded(webhookBacklog),
    pruneWebhookMessages: guarded(pruneWebhookMessages),
    recordReveal: guarded(recordReveal),
    firstReveals: guarded(firstReveals),
    createLink: guarded(createLink),
    findLink: guarded(findLink),
    openLink: guarded(openLink),
    linksAlive: guarded(linksAlive),
    grantOf: guarded(grantOf),
    countLinkGrants: guarded(countLinkGrants),
    revokeAccess: guarded(revokeAccess),
    revokeGift: guarded(revokeGift),
    findGift: guarded(findGift),
    listGifts: guarded(listGifts),
    recordGiftReveal: guarded(recordGiftReveal),
    createHandover: guarded(createHandover),
    takeHandover: guarded(takeHandover),
    beginWalletPayment: guarded(beginWalletPayment),
    keepWalletHash: guarded(keepWalletHash),
    withdrawWalletPayment: guarded(withdrawWalletPayment),
    walletPayments: guarded(walletPayments),
    readCatalogueCopy: guarded(readCatalogueCopy),
    writeCatalogueCopy: guarded(writeCatalogueCopy),
    listCatalogueKeys: guarded(listCatalogueKeys),
    pruneCatalogueCopies: guarded(pruneCatalogueCopies),
    countInRateLimits: guarded(countInRateLimits),
    ping: () => guarded(ping)(undefined),
    close: () => db.destroy(),
  };
}

async function openMigrated(options: Opening): Promise<Db> {
  try {
    const { db, engine } = await connect(options);
    try {
      await (options.schema === 'as-found' ? assertCurrent(db) : migrate(db, engine));
      return db;
    } catch (error) {
      await db.destroy();
      throw error;
    }
  } catch (error) {
    throw toStoreError(error);
  }
}

async function within<R>(patienceMs: number, work: Promise<R>): Promise<R> {
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new StoreError('unavailable', `no answer within ${patienceMs} ms`)),
      patienceMs,
    );
  });
  try {
    return await Promise.race([work, expiry]);
  } catch (error) {
    throw toStoreError(error);
  } finally {
    clearTimeout(timer);
  }
}
