import type { ChildProcess } from 'node:child_process';

export interface RunningShop {
  port: number;
  child: ChildProcess;
  pids: number[];
  /** Kills it. */
  end(): Promise<void>;
  /** All that it has written. */
  output(): string;
}
export const root: string;
export function health(
  port: number,
): Promise<{ streams: { orders: number; open: number } } | undefined>;
export function startShop(options: {
  folder: string;
  upstreamPort: number;
  secret: string;
  nodeArgs?: string[];
  channel?: boolean;
  port?: number;
  settings?: Record<string, string>;
}): Promise<RunningShop>;
