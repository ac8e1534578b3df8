'use client';

import { useRouter } from 'next/navigation';
import type { ComponentProps, MouseEvent } from 'react';
import { afterPaint } from './after-paint';
import { isPlainClick } from './plain-click';

type Props = Omit<ComponentProps<'a'>, 'href'> & {
  href: string;
  /** Takes the place of this page in the history. */
  replace?: boolean;
  /** Whether the next page begins at its top; it does if nothing is said. */
  scroll?: boolean;
};

/**
 * A link to another page of the shop that keeps the document. The framework's own weighs 3 kB on
 * every page that has one, most of it for fetching ahead, which no page here wants.
 */
export function SoftLink({ href, replace = false, scroll = true, onClick, ...rest }: Props) {
  const router = useRouter();

  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    if (event.defaultPrevented || !isPlainClick(event)) return;
    event.preventDefault();
    afterPaint(() => router[replace ? 'replace' : 'push'](href, { scroll }));
  }

  return <a {...rest} href={href} onClick={follow} />;
}
