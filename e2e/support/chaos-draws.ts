import { createHash } from 'node:crypto';

/**
 * Chance that a seed repeats. What is drawn under one name does not hang on how much was drawn
 * under another, so that every purchase is the same in whatever order they run.
 */
export class Draws {
  #drawn = 0;

  constructor(private readonly seed: string) {}

  of(name: string): Draws {
    return new Draws(`${this.seed}/${name}`);
  }

  /** From 0 up to 1, which it never is. */
  next(): number {
    this.#drawn += 1;
    const digest = createHash('sha256').update(`${this.seed} ${this.#drawn}`).digest();
    return digest.readUInt32BE() / 2 ** 32;
  }

  happens(chance: number): boolean {
    return this.next() < chance;
  }

  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick<T>(list: readonly T[]): T {
    const [found] = list.slice(this.whole(0, list.length - 1));
    if (found === undefined) throw new Error('There is nothing to pick from.');
    return found;
  }
}

/** Works through a list, so many at a time. */
export async function inParallel<T>(
  hands: number,
  list: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = list.values();
  const hand = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: hands }, hand));
}
