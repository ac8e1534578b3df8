import type { Kysely } from 'kysely';

/** Every `_at` column, and `expire`, holds epoch milliseconds, on both engines. */
export type Tables = {
  migrations: { name: string; applied_at: number };
  attempts: {
    session_id: string;
    key: string;
    fingerprint: string;
    started_at: number;
    outcome: 'started' | 'created' | 'rejected' | 'unconfirmed';
    settled_at: number | null;
    order_id: string | null;
    /** JSON list of problem codes. */
    problems: string | null;
  };
  orders: {
    id: string;
    supplier_id: string;
    created_at: number;
    last_state: string;
    last_state_at: number;
    /** The supplier's own time of that state, epoch seconds. */
    last_version: number | null;
    /** What the buyer asked to pay with; null in rows older than these columns. */
    coin: string | null;
    network: string | null;
    /** When the watch is to look at it, or another may once a look was broken off; null for no more. */
    next_look_at: number | null;
  };
  /** What a partner is told of orders; see docs/webhooks.md. */
  webhook_messages: {
    /** Random; what the receiver knows it by. */
    id: string;
    order_id: string;
    type: string;
    /** Empty for none. */
    reason: string;
    /** JSON, byte for byte as it is sent. */
    payload: string;
    created_at: number;
    /** When it is to be sent, or another may once a try was broken off; null when that is over. */
    next_try_at: number | null;
    tries: number;
    delivered_at: number | null;
    last_failure: string | null;
  };
  /** Each state an order was seen to come into, and when. */
  order_history: { order_id: string; state: string; seen_at: number };
  grants: {
    order_id: string;
    session_id: string;
    /** By placing the order, or by opening a link to it. */
    obtained: 'placed' | 'link';
    created_at: number;
    revoked_at: number | null;
  };
  reveals: {
    id: string;
    order_id: string;
    delivery_id: string;
    session_id: string;
    revealed_at: number;
  };
  /** Links to an order, or to one item of it; see docs/links.md. */
  links: {
    /** Stands in a gift's own address; says nothing of the token. */
    id: string;
    /** Of the token, which is not kept. */
    hash: string;
    purpose: 'device' | 'keep' | 'gift';
    order_id: string;
    /** Of a gift alone. */
    delivery_id: string | null;
    created_by: string;
    created_at: number;
    expires_at: number;
    revoked_at: number | null;
    /** What a gift's opener is told, under a key that only the token gives. */
    sealed: string | null;
    opened_by: string | null;
    opened_at: number | null;
    /** When a gift's code was first shown to its opener. */
    revealed_at: number | null;
  };
  /** Sums of orders that wallets were asked to pay, each at most once at a time. */
  wallet_payments: {
    order_id: string;
    /** Plain decimal in the order's coin, without zeros that say nothing. */
    due: string;
    /** Who began it. */
    session_id: string;
    begun_at: number;
    /** Of its transaction, once there is one; public on its chain. */
    hash: string | null;
  };
  /** Carts on their way out of a frame into a tab of the shop's own; see docs/embed.md. */
  handovers: {
    /** Of the token, which is not kept. */
    hash: string;
    /** The cart, under a key that only the token gives. */
    sealed: string;
    expires_at: number;
  };
  catalogue_copies: {
    key: string;
    /** JSON of what the supplier sells, as the shop understood it. */
    data: string;
    loaded_at: number;
  };
  /** Written by rate-limiter-flexible; who was counted cannot be read out of `key`. */
  rate_limits: { key: string; points: number; expire: number | null };
};

/** A connection to the store's tables, or a transaction on it. */
export type Db = Kysely<Tables>;
