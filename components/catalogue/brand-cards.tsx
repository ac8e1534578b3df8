'use client';

import { useRouter } from 'next/navigation';
import { type MouseEvent, useRef } from 'react';
import { isPlainClick } from '@/components/ui/plain-click';
import { inkOn } from '@/lib/catalogue/brand-face';
import type { CardList, CardRow } from '@/lib/catalogue/card-rows';
import { cardLogo } from '@/lib/catalogue/logo-files';
import { useLogoRescue } from './use-logo-rescue';

/** How many cards are likely on the first screen; the logos of the others load as they come near. */
const firstScreen = 4;

/**
 * Brands as cards, each a link. There may be thousands: so each is as little markup as will do, its
 * looks come from one class on the list, and one listener makes all the links quick.
 */
export function BrandCards({ list, worksIn }: { list: CardList; worksIn: string }) {
  const router = useRouter();
  const cards = useRef<HTMLUListElement>(null);
  useLogoRescue(cards);

  function follow(event: MouseEvent<HTMLUListElement>) {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || event.defaultPrevented || !isPlainClick(event)) return;
    event.preventDefault();
    router.push(link.pathname);
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click, which arrives here.
    <ul ref={cards} className="cards" onClick={follow}>
      {list.rows.map((row, index) => (
        <Card key={row[0]} row={row} list={list} worksIn={worksIn} eager={index < firstScreen} />
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
        {logo !== null && (
          <img
            {...cardLogo(logoRoot + logo)}
            alt=""
            loading={eager ? undefined : 'lazy'}
            fetchPriority={eager ? 'high' : undefined}
          />
        )}
        <bdi>{name}</bdi>
        {price !== '' && <span>{price}</span>}
        {isLocal === 1 && <small>{worksIn}</small>}
      </a>
    </li>
  );
}
