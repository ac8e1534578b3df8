export function withoutShopSettings(
  env?: Record<string, string | undefined>,
): Record<string, string>;
