export type ContractSettings =
  | { kind: 'sandbox' }
  | {
      kind: 'real';
      /** Scheme, host and port, without a slash at the end. */
      origin: string;
      partnerId: string;
      /** Alpha-2, upper case. */
      country: string;
      /** Whose request the supplier is told it is; null sends no `X-Forwarded-For`. */
      clientIp: string | null;
      countriesUrl: string | null;
    };
export function contractSettings(env: Record<string, string | undefined>): ContractSettings;
