type Report = {
  categories: Record<
    string,
    { id: string; score: number | null; auditRefs: { id: string; weight: number }[] }
  >;
  audits: Record<
    string,
    { score: number | null; title: string; displayValue?: string; numericValue?: number }
  >;
};
type Figures = {
  scores: Record<string, number>;
  timings: { lcp: number; cls: number; tbt: number };
  failed: string[];
};
export const targets: Record<string, number>;
export function audited(report: Report): Figures;
export function medians(reports: Figures[]): Figures;
export function shortfalls(
  pages: { name: string; scores: Record<string, number>; failed: string[] }[],
): string[];
