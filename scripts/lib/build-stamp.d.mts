export const buildInputs: readonly string[];
export function sourceHash(root: string): string;
export function buildReason(root: string, hash: string): string | undefined;
export function writeBuildStamp(root: string, hash: string): void;
