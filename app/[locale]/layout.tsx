import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ErrorWordsProvider } from '@/components/shell/error-words';
import { SandboxBanner } from '@/components/shell/sandbox-banner';
import { StyleSheet } from '@/components/shell/style-sheet';
import { codeFont } from '@/components/ui/code-font';
import { appleIconSide, branding } from '@/lib/branding/branding';
import { siteOrigin } from '@/lib/env';
import { directionOf, isLocale } from '@/lib/i18n/locales';
import { isSandbox } from '@/lib/runtime';
import { shop } from '@/lib/shop';
import { readAnew } from '@/lib/theme/preview';
import { shopStyle } from '@/lib/theme/shop-style';
import { themeTokens } from '@/lib/theme/tokens';
import '../globals.css';

/** Title template and site origin, from the shop's configuration and settings. */
export async function generateMetadata(): Promise<Metadata> {
  await readAnew();
  const { name } = shop();
  const { icon, homeIcons } = branding();
  return {
    metadataBase: new URL(siteOrigin()),
    title: { default: name, template: `%s · ${name}` },
    applicationName: name,
    manifest: '/manifest.webmanifest',
    icons: { icon: { url: icon.href, type: icon.type }, apple: homeIcons.get(appleIconSide)?.href },
    // A simulator sells nothing that anybody should find.
    ...(isSandbox() && { robots: { index: false, follow: false } }),
    formatDetection: { telephone: false, email: false, address: false },
  };
}

/** The browser's own bars take the colour of the shop's header. */
export async function generateViewport(): Promise<Viewport> {
  await readAnew();
  const { theme } = shop();
  const themeColor = (['light', 'dark'] as const).map((scheme) => ({
    media: `(prefers-color-scheme: ${scheme})`,
    color: themeTokens(theme, scheme).header,
  }));
  return { viewportFit: 'cover', themeColor };
}

/** The document. Reading the nonce makes every page dynamic, as the policy needs. */
export default async function RootLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  await readAnew();
  const head = await headers();
  const nonce = head.get('x-nonce') ?? undefined;
  const isFramed = head.get('x-framed') === 'true';
  const [t, trouble] = await Promise.all([getTranslations('shell'), getTranslations('trouble')]);
  const errorWords = {
    title: trouble('errorTitle'),
    body: trouble('error'),
    retry: trouble('retry'),
  };
  return (
    <html
      lang={locale}
      dir={directionOf(locale)}
      className={codeFont.variable}
      data-framed={isFramed || undefined}
    >
      <head>
        {/* Among Next's own it would be put in anew by each navigation, which restyles all there is. */}
        <meta name="color-scheme" content="light dark" />
        <style nonce={nonce}>{shopStyle()}</style>
        <StyleSheet nonce={nonce} />
        {/* Nothing else holds a page back now: it would be shown in pieces, which move. */}
        <link rel="expect" href="#whole" blocking="render" />
      </head>
      <body className="flex flex-col font-sans antialiased">
        <a
          href="#content"
          className="sr-only z-10 rounded-control bg-brand px-4 py-2 text-on-brand focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
        >
          {t('skipToContent')}
        </a>
        <SandboxBanner />
        <ErrorWordsProvider words={errorWords}>{children}</ErrorWordsProvider>
      </body>
    </html>
  );
}
