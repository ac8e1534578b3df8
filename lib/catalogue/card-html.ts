import { htmlText } from '../html-text';
import { inkOn } from './brand-face';
import { type CardList, type CardRow, readCardRows } from './card-rows';
import { cardLogo } from './logo-files';

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
    `<div role="listitem"${isSoldOut ? ' class="sold-out"' : ''}>`,
    `<a href="${htmlText(list.pathRoot + path)}">`,
    faceHtml(row),
    logo === '' ? '' : logoHtml(list.logoRoot + logo, eager),
    `<bdi>${htmlText(name)}</bdi>`,
    price === '' ? '' : `<span>${htmlText(price)}</span>`,
    isLocal ? `<small>${htmlText(list.worksIn)}</small>` : '',
    '</a></div>',
  ].join('');
}

/** Fills its rows whether they are of two, three or four cards: `.cards` in globals.css counts on it. */
const groupSize = 12;

/**
 * Brands as the HTML of list items, each a link; the first `hurried` logos are fetched at once, the others
 * as they come near. Written as text: a thousand cards are eight thousand
 * elements, which React takes a dozen times as long to write, and again to take over.
 *
 * They come in groups, which browsers leave out while they are out of sight: whatever is left out by
 * itself is a layer, and a thousand of them were asked at each tap whether it was meant for them
 * (30 ms a tap on a phone four times slower than the machine; 7 ms by groups).
 */
export function cardsHtml(list: CardList, hurried: number): string {
  const cards = readCardRows(list.rows).map((row, index) => cardHtml(row, list, index < hurried));
  const groups: string[] = [];
  for (let from = 0; from < cards.length; from += groupSize) {
    groups.push(`<div>${cards.slice(from, from + groupSize).join('')}</div>`);
  }
  return groups.join('');
}
