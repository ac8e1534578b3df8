export type TraceEvent = {
  name: string;
  cat: string;
  ph: string;
  /** In microseconds, as all times of a trace. */
  ts: number;
  dur?: number;
  pid: number;
  tid: number;
  args: { data?: { interactionId?: number; duration?: number } };
};
export type Step = { name: string; interactions: number[]; task: number; shown: number | null };
export const stepMark: string;
export const shownMark: string;
export const categories: string[];
export function readTrace(events: TraceEvent[]): Step[];
