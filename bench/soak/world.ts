import type { Answer, Browser } from '@/e2e/support/api-client';
import { type Attempt, ChaosWorld, standing } from '@/e2e/support/chaos-world';

/** A shop, its supplier and its buyers, and what a soak counts of them. */
export class SoakWorld extends ChaosWorld {
  /** How long each page has taken, in ms, those of a shop that was away excepted. */
  readonly pageMs: number[] = [];
  /** How long deeds have taken, in ms, by what they were. */
  readonly deedMs = new Map<string, number[]>();
  /** How often somebody has done something, by what it was. */
  readonly done = new Map<string, number>();
  /** Codes that were shown to who was given them, and where they had to come from. */
  readonly gifts: { orderId: string; deliveryId: string; code: string | null }[] = [];

  count(what: string): void {
    this.done.set(what, (this.done.get(what) ?? 0) + 1);
  }

  override ask<T>(what: string, request: () => Promise<T>): Promise<T | null> {
    return super.ask(what, () =>
      request().catch((fault: unknown) => {
        const isRefused = fault instanceof Error && /ECONNREFUSED/.test(fault.message);
        this.count(isRefused ? 'connections refused' : 'answers broken off');
        throw fault;
      }),
    );
  }

  /** A page in any language; those in English are held to their words as well. */
  override async page(browser: Browser, path: string): Promise<Answer | null> {
    const began = performance.now();
    const answer = path.startsWith('/en')
      ? await super.page(browser, path)
      : await this.call(path, () => browser.get(path), isWholePage);
    if (answer !== null) this.pageMs.push(performance.now() - began);
    this.count('pages');
    return answer;
  }

  /** Anything else that may be refused, but must not fail. */
  async call(
    what: string,
    request: () => Promise<Answer>,
    isGood: (answer: Answer) => boolean = ({ status }) => status !== 500,
  ): Promise<Answer | null> {
    const answer = await this.ask(what, request);
    if (answer === null) return null;
    if (!isGood(answer)) this.wrongs.push(`${what}: ${answer.status} ${answer.text.slice(0, 200)}`);
    this.answered.set(String(answer.status), (this.answered.get(String(answer.status)) ?? 0) + 1);
    return answer;
  }

  /** Attempts that made an order, with its id, of one browser or of all. */
  placed(browser?: Browser): { attempt: Attempt; orderId: string }[] {
    return this.attempts.flatMap((attempt) => {
      if (browser !== undefined && attempt.browser !== browser) return [];
      const stands = standing(attempt);
      return stands.kind === 'placed' ? [{ attempt, orderId: stands.orderId }] : [];
    });
  }
}

const isWholePage = ({ status, text }: Answer) =>
  [200, 404].includes(status) && text.includes('</html>');
