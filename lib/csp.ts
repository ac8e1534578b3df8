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

/** What lets the scripts and styles of one answer run, and those of no other; always as long. */
export function newNonce(): string {
  return btoa(crypto.randomUUID());
}

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

/** Over https browsers are to come back so for a year. */
export function transportSecurity(https: boolean): Readonly<Record<string, string>> {
  return https ? { 'Strict-Transport-Security': 'max-age=31536000' } : {};
}

/**
 * What the shop asks no browser for; it writes to the clipboard, shares, and notifies. Reading the
 * clipboard is left to the browser, which asks: so the tests can read what was copied.
 */
const unusedFeatures = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'serial',
  'sync-xhr',
  'usb',
  'xr-spatial-tracking',
];

/** Pages about one buyer, whose addresses are nobody else's business. */
const personalPage = /^\/[^/]+\/(?:checkout|gifts|handover|open|orders)(?:\/|$)/;

/**
 * What every page carries besides its policy. `X-Frame-Options` knows no list, only everybody or
 * nobody. Of personal pages other sites learn not even that somebody came from the shop, and search
 * engines keep none.
 */
export function securityHeaders({
  ancestors,
  pathname,
}: Pick<Policy, 'ancestors'> & { pathname: string }): Readonly<Record<string, string>> {
  const isPersonal = personalPage.test(pathname);
  return {
    'X-Content-Type-Options': 'nosniff',
    ...(ancestors.length === 0 && {
      'X-Frame-Options': 'DENY',
      'Cross-Origin-Resource-Policy': 'same-origin',
    }),
    'Referrer-Policy': isPersonal ? 'no-referrer' : 'strict-origin-when-cross-origin',
    ...(isPersonal && { 'X-Robots-Tag': 'noindex' }),
    'Permissions-Policy': unusedFeatures.map((feature) => `${feature}=()`).join(', '),
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
}
