export interface SourceText {
  uncommented: string;
  bare: string;
  quoted: string;
}
export interface Import {
  specifier: string;
  typeOnly: boolean;
  names: string | undefined;
  line: number;
}
export function splitSource(text: string): SourceText;
export function importsOf(source: SourceText, text: string): Import[];
export function lineAt(text: string, at: number): number;
