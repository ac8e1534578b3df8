export const styleSheetFile: string;
export function takeStyleSheet(distDir: string): void;
