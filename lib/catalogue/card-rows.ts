/** What a card shows of a brand. `path` and `logo` continue the roots of their `CardList`. */
export type CardRow = {
  path: string;
  name: string;
  initials: string;
  price: string;
  /** `#rrggbb`, or empty. */
  colour: string;
  /** Without variant and file type; empty for a brand without a logo. */
  logo: string;
  isSoldOut: boolean;
  /** Whether the card says where it works: a gift card is of use in one country only. */
  isLocal: boolean;
};

/**
 * Cards to show, with what their links and logos begin with, and the words on those of one country.
 * A thousand of them travel to the browser beside the HTML made of them, so `rows` is one text, which
 * costs next to nothing to write, send and read: a line each, its fields parted by tabs.
 */
export type CardList = { pathRoot: string; logoRoot: string; worksIn: string; rows: string };

/** A field without the two characters that part fields and rows. */
const field = (text: string) => text.replace(/[\t\n]/g, ' ');
const flag = (is: boolean) => (is ? '1' : '');

/** Cards as one text. */
export function writeCardRows(rows: readonly CardRow[]): string {
  return rows
    .map(({ path, name, initials, price, colour, logo, isSoldOut, isLocal }) =>
      [
        ...[path, name, initials, price, colour, logo].map(field),
        flag(isSoldOut),
        flag(isLocal),
      ].join('\t'),
    )
    .join('\n');
}

function readCardRow(line: string): CardRow {
  const [path = '', name = '', initials = '', price = '', colour = '', logo = '', ...flags] =
    line.split('\t');
  const [isSoldOut, isLocal] = flags.map((text) => text === '1');
  return {
    path,
    name,
    initials,
    price,
    colour,
    logo,
    isSoldOut: isSoldOut === true,
    isLocal: isLocal === true,
  };
}

/** The cards of such a text, or its first `most`. */
export function readCardRows(rows: string, most?: number): CardRow[] {
  return rows === '' ? [] : rows.split('\n', most).map(readCardRow);
}
