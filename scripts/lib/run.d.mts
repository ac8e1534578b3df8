export interface RunOptions {
  cwd?: string;
  env?: Record<string, string | undefined>;
  quiet?: boolean;
  group?: boolean;
  shell?: boolean;
  stdin?: 'ignore' | 'inherit';
  timeoutMs?: number;
}
export interface RunResult {
  code: number;
  output: string;
  interrupted: boolean;
}
export function run(file: string, args: string[], options?: RunOptions): Promise<RunResult>;
export function runNpm(args: string[], options?: RunOptions): Promise<RunResult>;
export function secondsSince(start: number): string;
