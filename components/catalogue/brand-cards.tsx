'use client';

import { useRouter } from 'next/navigation';
import { type MouseEvent, useRef } from 'react';
import { afterPaint } from '@/components/ui/after-paint';
import { isPlainClick } from '@/components/ui/plain-click';
import { cardsHtml } from '@/lib/catalogue/card-html';
import type { CardList } from '@/lib/catalogue/card-rows';
import { createRecent } from '@/lib/recent';
import { useLogoRescue } from './use-logo-rescue';

/** On a server the same few lists are asked for again and again. */
const recentHtml = createRecent<string>(8);

/**
 * Brands as cards, each a link. There may be thousands: so each is as little markup as will do,
 * written as text, its looks come from one class on the list, and one listener makes all the links
 * quick.
 * @param hurried how many logos, from the first on, are wanted at once
 */
export function BrandCards({ list, hurried }: { list: CardList; hurried: number }) {
  const router = useRouter();
  const cards = useRef<HTMLDivElement>(null);
  useLogoRescue(cards);
  const { pathRoot, logoRoot, worksIn, rows } = list;
  const html = recentHtml([hurried, pathRoot, logoRoot, worksIn, rows].join('\n'), () =>
    cardsHtml(list, hurried),
  );

  function follow(event: MouseEvent<HTMLDivElement>) {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || event.defaultPrevented || !isPlainClick(event)) return;
    event.preventDefault();
    const path = link.getAttribute('href') ?? '';
    afterPaint(() => router.push(path));
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click, which arrives here.
    // biome-ignore lint/a11y/useSemanticElements: the items of an `ul` cannot stand in groups.
    <div
      ref={cards}
      role="list"
      className="cards"
      onClick={follow}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: written by `cardsHtml`, each text by `htmlText`.
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
