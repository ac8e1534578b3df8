import Link from 'next/link';
import type { ReactNode } from 'react';
import { HeaderSearch } from '@/components/search/header-search';
import { PageFrame } from './page-frame';
import type { AnchorProps } from './site-header';

function QuietLink(props: AnchorProps) {
  return <Link {...props} prefetch={false} />;
}

/** A page to browse on: wide, with its country at hand and searchable, and quick to leave for the next one. */
export function ShelfPage({
  children,
  country = null,
  words = '',
}: {
  children: ReactNode;
  country?: string | null;
  /** What is searched for on this page. */
  words?: string;
}) {
  const search = country === null ? null : <HeaderSearch country={country} words={words} />;
  return (
    <PageFrame country={country} Anchor={QuietLink} search={search} measure="max-w-6xl">
      {children}
    </PageFrame>
  );
}
