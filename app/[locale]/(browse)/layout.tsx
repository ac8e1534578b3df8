import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Framed } from '@/components/embed/framed';
import { parseLocale } from '@/lib/i18n/place';
import { shop } from '@/lib/shop';

/**
 * The pages that may be shown in a partner's page, which proxy.ts knows too (`isBrowsingPage`). Pages
 * about orders are not among them, and load nothing of what a frame takes.
 */
export default async function BrowseLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const locale = parseLocale(await params);
  const isFramed = (await headers()).get('x-framed') === 'true';
  return (
    <>
      {children}
      {isFramed && <Framed origins={shop().embed.origins} locale={locale} />}
    </>
  );
}
