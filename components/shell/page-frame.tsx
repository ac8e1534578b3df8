import type { ReactNode } from 'react';
import { SiteFooter } from './site-footer';
import { type HeaderProps, SiteHeader } from './site-header';

/** Header, content and footer of every page. */
export function PageFrame({ children, ...header }: HeaderProps & { children: ReactNode }) {
  const { measure } = header;
  return (
    <>
      <SiteHeader {...header} />
      <main
        id="content"
        tabIndex={-1}
        className={`mx-auto w-full grow px-4 pt-6 pb-16 outline-none ${measure}`}
      >
        {children}
      </main>
      <SiteFooter measure={measure} />
    </>
  );
}
