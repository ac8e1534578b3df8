export function percentile(values: ArrayLike<number>, percent: number): number;
export function spread(values: ArrayLike<number>): { p50: number; p99: number };
export function decimals(value: number | null | undefined, digits: number): string;
export function grouped(value: number): string;
export function tableLines(rows: string[][]): string[];
