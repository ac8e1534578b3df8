export const compileHint: string;
export function hintScripts(distDir: string): void;
