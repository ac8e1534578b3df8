export function assertNodeVersion(root: string, running?: string): void;
