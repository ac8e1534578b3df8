import 'server-only';
import { droppedRows } from './cryptorefills/dropped';
import { traffic } from './cryptorefills/traffic';
import { appVersion } from './env';
import { lifeStage } from './lifecycle';
import { liveHub } from './live/hub';
import { processWide } from './process-wide';
import { runtime } from './runtime';
import { getStore } from './store/shared';
import { within } from './within';

/** Who asks for health gives up after some five seconds; a store that hangs is none. */
const patienceMs = 3_000;

async function ping(): Promise<true> {
  await (await getStore()).ping();
  return true;
}

/** One question to the store at a time, however many ask for health: nobody is kept from asking. */
const asking = processWide('storePing', (): { answer: Promise<boolean> | null } => ({
  answer: null,
}));

async function storeAnswers(): Promise<boolean> {
  const now = asking();
  now.answer ??= within(patienceMs, ping())
    .then((answer) => answer === true)
    .catch(() => false)
    .finally(() => {
      now.answer = null;
    });
  return await now.answer;
}

/** Whether requests should come here: `ready`, or why not. */
export async function readiness(): Promise<'ready' | 'starting' | 'stopping' | 'unavailable'> {
  const stage = lifeStage();
  if (stage !== 'serving') return stage;
  return (await storeAnswers()) ? 'ready' : 'unavailable';
}

/** Whether the shop can serve, and what anybody may know of how it is. */
export type HealthAnswer =
  | { status: 'unavailable' }
  | {
      status: 'ok';
      mode: 'sandbox' | 'real';
      version: string;
      /** Of each lane `ok`, or why it leaves the supplier alone, and since when (ISO 8601). */
      supplier: ReturnType<ReturnType<typeof traffic>['state']> & {
        since: { catalogue: string; orders: string };
        /** Rows of answers that could not be read, by endpoint, since the start. */
        dropped: Record<string, number>;
      };
      /** Orders followed at the supplier, and browsers they are followed for. */
      streams: { orders: number; open: number };
    };

/** See `HealthAnswer`; `unavailable` when the store does not answer. */
export async function health(): Promise<HealthAnswer> {
  if (!(await storeAnswers())) return { status: 'unavailable' };
  const { catalogue, orders } = traffic().since();
  const since = { catalogue: catalogue.toISOString(), orders: orders.toISOString() };
  return {
    status: 'ok',
    mode: runtime().mode,
    version: appVersion(),
    supplier: { ...traffic().state(), since, dropped: droppedRows() },
    streams: liveHub().counts(),
  };
}
