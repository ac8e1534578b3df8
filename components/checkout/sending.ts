/**
 * What a checkout needs once it is checked or sent, and what is said of the outcome then: one file,
 * which browsers load after the page is there, so that whoever can send can also be told.
 */
export { networkRefusal } from '@/lib/checkout/alternatives';
export { applyRepair } from '@/lib/checkout/apply-repair';
export { abandonAttempts } from '@/lib/checkout/attempts';
export { readDraft } from '@/lib/checkout/draft';
export { keepGoods } from '@/lib/checkout/ordered-goods';
export { repairsFor } from '@/lib/checkout/repairs';
export { askAgain, checkOrder, submitOrder } from '@/lib/checkout/submit';
export { OrderedBefore, Unconfirmed } from './outcomes';
