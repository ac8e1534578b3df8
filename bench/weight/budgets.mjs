/** The most a page may weigh, in bytes after gzip -9; of web fonts, in bytes as they are. */

/** Of scripts, with those a page names to load at once. */
export const scriptBudgets = {
  home: 150_000,
  list: 150_000,
  search: 150_000,
  product: 155_000,
  cart: 170_000,
  checkout: 170_000,
  order: 170_000,
};

/** Of any page. One font is the monospace subset that codes and addresses are set in. */
export const pageBudget = { styles: 12_000, fonts: 25_000, fontFiles: 1 };

/** Of the document of a list of a thousand brands. */
export const largeListBudget = 60_000;

/** Of all scripts that the pages from home to the revealed code can load, whatever is pressed. */
export const purchaseBudget = 260_000;

/** Of all scripts a build makes, those for old browsers and for the theme's preview among them. */
export const allScriptsBudget = 400_000;
