import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts');

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Pages get their policy, with a nonce, in proxy.ts; these are the paths it leaves alone.
  headers: () =>
    Promise.resolve([
      {
        source: '/:area(api|sandbox|branding|flags|pictures|sitemaps|_next)/:path*',
        headers: [
          { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" },
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'X-Frame-Options', value: 'DENY' },
        ],
      },
      {
        // Loaded by pages of other sites, under a name without a version: asked for again soon, and
        // mostly answered by its tag alone.
        source: '/embed.js',
        headers: [
          { key: 'Cache-Control', value: 'public, max-age=300' },
          { key: 'Cross-Origin-Resource-Policy', value: 'cross-origin' },
          { key: 'X-Content-Type-Options', value: 'nosniff' },
        ],
      },
    ]),
  // Logos are plain <img>; the image optimiser would only be something to attack.
  images: { unoptimized: true },
  // Native or file-reading packages stay outside the bundle.
  serverExternalPackages: [
    'libphonenumber-geo-carrier',
    'libsql',
    'pg',
    'rate-limiter-flexible',
    'sharp',
  ],
};

export default withNextIntl(config);
