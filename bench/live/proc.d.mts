export interface Usage {
  at: number;
  bytes: number;
  seconds: number;
}
export function assertLinux(): void;
export function residentBytes(status: string): number;
export function processorSeconds(stat: string): number;
export function processTree(pid: number): number[];
export function usage(pids: number[]): Usage;
export function busyPercent(from: Usage, to: Usage): number;
export function inodesTo(table: string, port: number): Set<string>;
export function openSockets(pid: number, options?: { besidesTo: number }): number;
