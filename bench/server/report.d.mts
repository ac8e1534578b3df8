/** So many answers of one page in so many seconds, and what they took of the processor. */
export interface Round {
  answers: number;
  seconds: number;
  cpuSeconds: number;
  bytes: number;
  latency: { p50: number; p99: number };
}
export interface Summary {
  name: string;
  perSecond: number;
  p50: number;
  p99: number;
  cpuMs: number;
  bytes: number;
  share: number;
}
export interface Look {
  requests: number;
  heap: number;
  rss: number;
}
export const targets: Record<string, number>;
export const mostGrowth: number;
export function summary(name: string, rounds: { own: Round; empty: Round }[]): Summary;
export function pageTable(summaries: (Summary & { wholeBytes: number })[]): string[];
export function targetSentences(summaries: Summary[]): string[];
export function heapVerdict(looks: Omit<Look, 'rss'>[]): {
  from: number;
  to: number;
  growth: number;
  isFlat: boolean | null;
};
export function memoryLines(looks: Look[]): string[];
