import 'server-only';
import { type Background, startBackground, type Taken, type Work } from '../background';
import { retryAfterSeconds } from '../retry-after';
import type { ClaimedMessage, Store } from '../store';
import { countWebhookTry } from '../telemetry/meters';
import type { post } from './post';
import { judgeTry } from './retries';
import { signedHeaders } from './sign';

type Courier = {
  store: Store;
  /** Where to, and the secrets to sign with. */
  receiver: { url: string; secrets: readonly string[] };
  send: typeof post;
  log: Work<ClaimedMessage>['log'];
  /** Epoch milliseconds. */
  now?: () => number;
  random?: () => number;
  timer?: Work<ClaimedMessage>['timer'];
};

/** How many messages are on their way at once: a receiver that comes back is not run over. */
const width = 4;

/** From the first packet to the status. */
const deadlineMs = 15_000;

/** A try that nobody has ended by then was cut off with its process. */
const leaseMs = 60_000;

/** How often to look for what another process has written, or for whose time has come. */
const idleMs = 5_000;

const hour = 60 * 60_000;
const day = 24 * hour;

/** How long messages are kept: delivered ones in case of questions, given up ones to be sent anew. */
const kept = { deliveredMs: 30 * day, givenUpMs: 90 * day };

/** It names no product: which one a shop is made with is its partner's affair. */
const userAgent = 'webhooks/1';

/**
 * Sends messages to their receiver, the one due longest first, until it is stopped. Each is sent at least
 * once: a try whose end could not be written down is made again, by whichever instance comes first.
 */
export function startCourier(courier: Courier): Background {
  const { store, receiver, send, log, now = Date.now, random } = courier;
  let prunedAt = Number.NEGATIVE_INFINITY;

  async function prune(): Promise<void> {
    if (now() - prunedAt < hour) return;
    prunedAt = now();
    await store.pruneWebhookMessages({
      deliveredBefore: prunedAt - kept.deliveredMs,
      givenUpBefore: prunedAt - kept.givenUpMs,
    });
  }

  async function take(): Promise<Taken<ClaimedMessage>> {
    const item = await store.claimWebhookMessage({ now: now(), leaseMs });
    if (item !== null) return { item };
    await prune();
    return { pauseMs: idleMs };
  }

  async function handle({ id, payload: body, tries, claimedUntil }: ClaimedMessage): Promise<void> {
    const signed = signedHeaders({ id, body }, receiver.secrets, now());
    const headers = { ...signed, 'user-agent': userAgent };
    const posted = await send({ url: receiver.url, headers, body, deadlineMs });
    const endedAt = now();
    const retryAfter = posted.kind === 'status' ? posted.retryAfter : undefined;
    const askedSeconds = retryAfterSeconds(retryAfter, endedAt);
    const judged = judgeTry(posted, { tries, askedSeconds, random });
    const ended =
      judged.kind === 'delivered'
        ? { deliveredAt: endedAt }
        : {
            failure: judged.failure,
            nextTryAt: judged.pauseMs === null ? null : endedAt + judged.pauseMs,
          };
    await store.finishWebhookTry({ id, claimedUntil, ...ended });
    if (judged.kind === 'delivered') countWebhookTry('delivered');
    else countWebhookTry(judged.pauseMs === null ? 'given-up' : 'failed');
  }

  const { timer } = courier;
  return startBackground({
    name: 'webhooks',
    width,
    take,
    handle,
    log,
    ...(timer && { timer }),
  });
}
