/**
 * The most a page may weigh: a little above what it does, so that what was won is kept. In bytes after
 * gzip -9; of web fonts, as they are. See docs/speed.md.
 */

/** Of scripts, with those that a page names to load at once. */
export const scriptBudgets = {
  home: 142_500,
  list: 145_000,
  search: 142_500,
  product: 150_000,
  cart: 150_000,
  checkout: 155_000,
  order: 155_000,
};

/** Of any page. One font is the monospace subset that codes and addresses are set in. */
export const pageBudget = { styles: 12_000, fonts: 25_000, fontFiles: 1 };

/** Of the document of a list of a thousand brands, with the styles in it. */
export const largeListBudget = 58_000;

/** Of all scripts that the pages from home to the revealed code can load, whatever is pressed. */
export const purchaseBudget = 240_000;

/** Of all scripts of a build, those for old browsers and for the preview of themes among them. */
export const allScriptsBudget = 330_000;
