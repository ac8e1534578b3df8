/** Where the supplier keeps brand logos (contract of `logo_base_url`). */
const logoHosts = [
  'https://cdn.cryptorefills.com',
  'https://cryptorefills.s3-eu-west-1.amazonaws.com',
];

type Policy = {
  nonce: string;
  /** React's development build evaluates strings; the dev overlay styles itself. */
  development: boolean;
  /** Only over https: on a plain-http test address it would turn every request into one that fails. */
  https: boolean;
  /** Origins whose pages may show it in a frame; mostly none. */
  ancestors: readonly string[];
};

/** The Content-Security-Policy of a page. */
export function contentSecurityPolicy({ nonce, development, https, ancestors }: Policy): string {
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    `img-src 'self' data: ${logoHosts.join(' ')}`,
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors.length > 0 ? ancestors.join(' ') : "'none'"}`,
    ...(https ? ['upgrade-insecure-requests'] : []),
  ];
  return directives.join('; ');
}

/** What every page carries besides its policy. `X-Frame-Options` knows no list, only everybody or nobody. */
export function securityHeaders({
  ancestors,
}: Pick<Policy, 'ancestors'>): Readonly<Record<string, string>> {
  return {
    'X-Content-Type-Options': 'nosniff',
    ...(ancestors.length === 0 && { 'X-Frame-Options': 'DENY' }),
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
}
