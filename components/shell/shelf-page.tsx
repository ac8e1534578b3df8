import Link from 'next/link';
import type { ReactNode } from 'react';
import { type AnchorProps, PageFrame } from './page-frame';

function QuietLink(props: AnchorProps) {
  return <Link {...props} prefetch={false} />;
}

/** A page to browse on: wide, with its country at hand, and quick to leave for the next one. */
export function ShelfPage({
  children,
  country = null,
}: {
  children: ReactNode;
  country?: string | null;
}) {
  return (
    <PageFrame country={country} Anchor={QuietLink} measure="max-w-6xl">
      {children}
    </PageFrame>
  );
}
