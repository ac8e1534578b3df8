export interface Address {
  port: number;
  host: string;
}
export function freePort(): Promise<number>;
export function address(env: Record<string, string | undefined>, machine?: string): Address;
export function assertFree(where: Address): Promise<void>;
