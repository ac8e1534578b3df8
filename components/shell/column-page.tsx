import type { ReactNode } from 'react';
import { PageFrame } from './page-frame';

/**
 * A page about money: one column, and a header that steps back. Its links are plain ones: the
 * router's would add 3 kB to the pages that have the most of their own to load.
 */
export function ColumnPage({
  children,
  languages,
}: {
  children: ReactNode;
  languages?: boolean | undefined;
}) {
  return (
    <PageFrame country={null} Anchor="a" measure="max-w-xl" languages={languages}>
      {children}
    </PageFrame>
  );
}
