export function endpointOf(method: string, path: string): string;
export function budgetOf(endpoint: string): 'catalogue' | 'orders' | 'checks' | 'creations';
export function tally(names: Iterable<string>): Map<string, number>;
export function mostWithin(times: number[], spanMs: number): number;
export function burstNeeded(times: number[], rate: number): number;
