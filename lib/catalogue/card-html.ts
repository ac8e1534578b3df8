import { htmlText } from '../html-text';
import { inkOn } from './brand-face';
import { type CardList, type CardRow, readCardRows } from './card-rows';
import { cardLogo } from './logo-files';

/** How many cards are likely on the first screen; the logos of the others load as they come near. */
const firstScreen = 4;

type Beginnings = Pick<CardList, 'pathRoot' | 'logoRoot' | 'worksIn'>;

function faceHtml({ initials, colour }: CardRow): string {
  const colours =
    colour === '' ? '' : ` color="${htmlText(colour)}" fill="${htmlText(inkOn(colour))}"`;
  return `<svg aria-hidden="true"${colours}><text x="50%" y="50%">${htmlText(initials)}</text></svg>`;
}

function logoHtml(stem: string, eager: boolean): string {
  const { src, srcSet } = cardLogo(stem);
  const when = eager ? 'fetchpriority="high"' : 'loading="lazy"';
  return `<img src="${htmlText(src)}" srcset="${htmlText(srcSet)}" alt="" ${when}>`;
}

function cardHtml(row: CardRow, list: Beginnings, eager: boolean): string {
  const { path, name, price, logo, isSoldOut, isLocal } = row;
  return [
    `<li${isSoldOut ? ' class="sold-out"' : ''}>`,
    `<a href="${htmlText(list.pathRoot + path)}">`,
    faceHtml(row),
    logo === '' ? '' : logoHtml(list.logoRoot + logo, eager),
    `<bdi>${htmlText(name)}</bdi>`,
    price === '' ? '' : `<span>${htmlText(price)}</span>`,
    isLocal ? `<small>${htmlText(list.worksIn)}</small>` : '',
    '</a></li>',
  ].join('');
}

/** The files of the logos on the first screen, for the browser to fetch before anything else. */
export function firstLogos({ logoRoot, rows }: CardList): { src: string; srcSet: string }[] {
  return readCardRows(rows, firstScreen).flatMap(({ logo }) =>
    logo === '' ? [] : [cardLogo(logoRoot + logo)],
  );
}

/**
 * Brands as the HTML of list items, each a link. Written as text: a thousand cards are eight thousand
 * elements, which React takes a dozen times as long to write, and again to take over.
 */
export function cardsHtml(list: CardList): string {
  return readCardRows(list.rows)
    .map((row, index) => cardHtml(row, list, index < firstScreen))
    .join('');
}
