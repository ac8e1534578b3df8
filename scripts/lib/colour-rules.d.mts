export function colourViolations(root: string): string[];
