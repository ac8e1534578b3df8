export interface OrderInWords {
  id: string;
  bornAt: number;
  updatedAt: number;
  micros: number;
}
export function orderWire(order: OrderInWords): Record<string, unknown>;
export function frameOf(wire: Record<string, unknown>): string;
export function writtenAt(frame: string): number | undefined;
export function createFrameSplitter(): (text: string) => string[];
