/**
 * Loaded into a shop before the shop: for as long as the file that `BUSY_WHILE` names exists, its process has
 * no time left, as in a crowd, and answers all the same.
 */
import { existsSync } from 'node:fs';

const { BUSY_WHILE = '' } = process.env;

/** Short of what a page takes, so that the shop gets on. */
const heldMs = 2;

function hold() {
  if (!existsSync(BUSY_WHILE)) return;
  const until = performance.now() + heldMs;
  while (performance.now() < until);
  setImmediate(hold);
}

let isBusy = false;
setInterval(() => {
  if (isBusy === existsSync(BUSY_WHILE)) return;
  isBusy = !isBusy;
  if (isBusy) hold();
}, 20).unref();
