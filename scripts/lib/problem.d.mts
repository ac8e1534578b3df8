export class Problem extends Error {
  constructor(sentence: string, exitCode?: number);
  readonly exitCode: number;
}
export function say(line?: string): void;
export function complain(line: string): void;
export function command(work: () => Promise<number | undefined>): Promise<void>;
