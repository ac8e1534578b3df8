import type { ReactNode } from 'react';
import { HeaderSearch } from '@/components/search/header-search';
import { SoftLink } from '@/components/ui/soft-link';
import { mayBeKept } from '@/lib/kept-pages/may-be-kept';
import { PageFrame } from './page-frame';

/** A page to browse on: wide, with its country at hand and searchable, and quick to leave for the next one. */
export async function ShelfPage({
  children,
  country = null,
  words = '',
  shared,
}: {
  children: ReactNode;
  country?: string | null;
  /** What is searched for on this page. */
  words?: string;
  /** Of a page that is the same for everybody, which others may be shown for a while: whether it is whole. */
  shared?: 'whole' | 'failed';
}) {
  if (shared !== undefined) await mayBeKept(shared);
  const search = country === null ? null : <HeaderSearch country={country} words={words} />;
  return (
    <PageFrame country={country} Anchor={SoftLink} search={search} measure="max-w-6xl">
      {children}
    </PageFrame>
  );
}
