import type { ReactNode } from 'react';
import { SiteFooter } from './site-footer';
import { type HeaderProps, SiteHeader } from './site-header';

type Props = HeaderProps & {
  children: ReactNode;
  /** Whether the page is offered in the shop's other languages; it is if nothing is said. */
  languages?: boolean | undefined;
};

/** Header, content and footer of every page. */
export function PageFrame({ children, languages = true, ...header }: Props) {
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
      <SiteFooter measure={measure} languages={languages} />
      {/* What the root layout has a browser wait for before it shows anything. */}
      <span id="whole" hidden />
    </>
  );
}
