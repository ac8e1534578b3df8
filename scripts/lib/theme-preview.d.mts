export function previewEnv(
  env: Record<string, string | undefined>,
): Record<string, string | undefined>;
export function untilAnswered(url: string, ended: AbortSignal): Promise<boolean>;
