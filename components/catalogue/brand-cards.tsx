'use client';

import { useRouter } from 'next/navigation';
import { type MouseEvent, useRef } from 'react';
import { inkOn } from '@/lib/catalogue/brand-face';
import type { CardList, CardRow } from '@/lib/catalogue/card-rows';
import { cardLogo } from '@/lib/catalogue/logo-files';
import { useLogoRescue } from './use-logo-rescue';

/** Whether a click is one that a page may take over: the main button, and no wish for another tab. */
function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}

/**
 * Brands as cards, each a link. There may be thousands: so each is as little markup as will do, its
 * looks come from one class on the list, and one listener makes all the links quick.
 */
export function BrandCards({
  list,
  worksIn,
  hurried,
}: {
  list: CardList;
  worksIn: string;
  /** How many logos, from the first on, are wanted at once. */
  hurried: number;
}) {
  const router = useRouter();
  const cards = useRef<HTMLUListElement>(null);
  useLogoRescue(cards);

  function follow(event: MouseEvent<HTMLUListElement>) {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || event.defaultPrevented || !isPlain(event)) return;
    event.preventDefault();
    router.push(link.pathname);
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click, which arrives here.
    <ul ref={cards} className="cards" onClick={follow}>
      {list.rows.map((row, index) => (
        <Card key={row[0]} row={row} list={list} worksIn={worksIn} eager={index < hurried} />
      ))}
    </ul>
  );
}

function Card({
  row: [path, name, initials, price, colour, logo, soldOut, isLocal],
  list: { pathRoot, logoRoot },
  worksIn,
  eager,
}: {
  row: CardRow;
  list: CardList;
  worksIn: string;
  eager: boolean;
}) {
  return (
    <li className={soldOut === 1 ? 'sold-out' : undefined}>
      <a href={pathRoot + path}>
        <svg
          aria-hidden="true"
          color={colour || undefined}
          fill={colour === '' ? undefined : inkOn(colour)}
        >
          <text x="50%" y="50%">
            {initials}
          </text>
        </svg>
        {logo !== null && <Logo stem={logoRoot + logo} eager={eager} />}
        <bdi>{name}</bdi>
        {price !== '' && <span>{price}</span>}
        {isLocal === 1 && <small>{worksIn}</small>}
      </a>
    </li>
  );
}

/**
 * A logo over its initials. React has a picture that is wanted at once loaded before the style sheet,
 * which everything waits for, unless it stands in a `<picture>`: there the browser finds it in turn.
 */
function Logo({ stem, eager }: { stem: string; eager: boolean }) {
  const files = cardLogo(stem);
  if (!eager) return <img {...files} alt="" loading="lazy" />;
  return (
    <picture>
      <img {...files} alt="" fetchPriority="high" />
    </picture>
  );
}
