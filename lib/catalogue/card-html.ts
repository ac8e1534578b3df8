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

/**
 * Brands as the HTML of list items, each a link; the first `hurried` logos are fetched at once, the others
 * as they come near. Written as text: a thousand cards are eight thousand
 * elements, which React takes a dozen times as long to write, and again to take over.
 */
export function cardsHtml(list: CardList, hurried: number): string {
  return readCardRows(list.rows)
    .map((row, index) => cardHtml(row, list, index < hurried))
    .join('');
}
