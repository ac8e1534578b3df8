export interface ContractTest {
  ancestorTitles: string[];
  title: string;
  fullName: string;
  status: string;
  failureMessages: string[];
  meta: {
    contract?: { claim: string; source: string; skipped?: string; unanswered?: boolean };
  };
}
export interface ContractRun {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: ContractTest[];
  }[];
}
export function contractReport(run: ContractRun, where: string): { good: boolean; lines: string[] };
