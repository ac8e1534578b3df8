type Report = {
  environment?: { benchmarkIndex: number };
  categories: Record<
    string,
    { id: string; score: number | null; auditRefs: { id: string; weight: number }[] }
  >;
  audits: Record<
    string,
    {
      score: number | null;
      title: string;
      displayValue?: string;
      numericValue?: number;
      details?: { items: { items: { node: { snippet: string } }[] }[] };
    }
  >;
};
type Timings = { fcp: number; lcp: number; cls: number; tbt: number };
type Figures = {
  scores: Record<string, number>;
  timings: Timings;
  machine: number;
  failed: string[];
};
export const targets: Record<string, number>;
export const limits: Record<'lcp' | 'cls' | 'tbt', number>;
export const written: Record<keyof Timings, (value: number) => string>;
export function audited(report: Report): Figures & { largest: string };
export function medians(
  reports: (Figures & { largest: string })[],
): Figures & { largest: string[] };
export function shortfalls(
  pages: {
    name: string;
    scores: Record<string, number>;
    timings: Omit<Timings, 'fcp'>;
    failed: string[];
  }[],
): string[];
