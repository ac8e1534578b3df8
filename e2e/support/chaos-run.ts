import { ChaosBuyer } from './chaos-buyer';
import { type Draws, inParallel } from './chaos-draws';
import { hangingCreation, someFaults } from './chaos-faults';
import { type ChaosWorld, standing } from './chaos-world';

const buyersAtOnce = 10;
const purchasesPerChange = 4;
/**
 * After so many purchases a creation is never answered: one that a kill ends, and one whose buyer
 * waits it out beside the others.
 */
const hanging = new Set([60, 260]);

/** What happens after so many purchases, besides a change of faults. */
function events(world: ChaosWorld, purchases: number): ReadonlyMap<number, () => Promise<void>> {
  const after = (part: number) => Math.floor(purchases * part);
  return new Map([
    [after(0.2), () => world.killShop()],
    [after(0.35), () => world.restartSupplier()],
    [after(0.5), () => world.killShop()],
  ]);
}

/** The purchases of one browser each, one to four of them. */
function visits(purchases: number, draws: Draws): number[][] {
  const all: number[][] = [];
  for (let next = 0; next < purchases; ) {
    const length = Math.min(draws.whole(1, 4), purchases - next);
    all.push(Array.from({ length }, (_, index) => next + index));
    next += length;
  }
  return all;
}

/** Buys while faults come and go; the first few purchases meet none, so that the shop has begun. */
async function buyThroughFaults(world: ChaosWorld, purchases: number, draws: Draws): Promise<void> {
  const happenings = events(world, purchases);
  let done = 0;
  const afterOne = async () => {
    done += 1;
    const count = done;
    if (count % purchasesPerChange === 0) {
      const faults = someFaults(draws.of(`faults ${count}`));
      await world.replaceFaults(hanging.has(count) ? [hangingCreation, ...faults] : faults);
    }
    await happenings.get(count)?.();
  };
  await inParallel(buyersAtOnce, visits(purchases, draws.of('visits')), async (numbers) => {
    const buyer = new ChaosBuyer(world, world.shop.browser());
    for (const number of numbers) {
      await buyer.purchase(number, draws.of(`purchase ${number}`));
      await afterOne();
    }
  });
}

/** Asks again, without faults, about every attempt that nobody could tell the outcome of: twice. */
export async function askAgain(world: ChaosWorld): Promise<void> {
  const isOpen = (kind: string) => kind === 'unknown' || kind === 'unconfirmed';
  const open = world.attempts.filter((attempt) => isOpen(standing(attempt).kind));
  await inParallel(buyersAtOnce, open, async (attempt) => {
    await world.place(attempt);
    // A refused attempt is over: its buyer begins another.
    if (standing(attempt).kind !== 'refused') await world.place(attempt);
  });
}

/** Runs so many purchases through chaos, then lets everything come to its end. */
export async function runChaos(world: ChaosWorld, purchases: number, draws: Draws): Promise<void> {
  await buyThroughFaults(world, purchases, draws);
  await world.replaceFaults([]);
  await askAgain(world);
  await world.advance(2 * 3600);
}
