export function installReason(root: string): string | undefined;
export function writeInstallStamp(root: string): void;
export function ensureInstalled(root: string, what?: string): Promise<void>;
