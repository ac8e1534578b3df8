export function assembleStandalone(root: string, folder: string): void;
