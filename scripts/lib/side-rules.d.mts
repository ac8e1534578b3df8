export function sideViolations(root: string): string[];
