export interface FoundRegex {
  line: number;
  pattern: string;
  flags: string;
}
export function regexesIn(text: string): FoundRegex[];
