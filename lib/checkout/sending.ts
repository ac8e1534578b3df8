/** What a checkout needs once it is checked or sent; browsers load it after the page is there. */
export { networkRefusal } from './alternatives';
export { applyRepair } from './apply-repair';
export { abandonAttempts } from './attempts';
export { readDraft } from './draft';
export { repairsFor } from './repairs';
export { askAgain, checkOrder, submitOrder } from './submit';
