import type { Translate } from '@/lib/i18n/translate';
import type messages from '@/messages/en.json';

/** A receipt's words, as they stand in the language's file; for the server and the browser. */
export type ReceiptWords = {
  receipt: (typeof messages)['receipt'];
  states: (typeof messages)['orderStates'];
  unnamed: string;
};

/** The same with those of the page that checks one. */
export type CheckWords = ReceiptWords & { check: (typeof messages)['receiptCheck'] };

export function receiptWords(t: Translate): ReceiptWords {
  return {
    receipt: t.raw('receipt' as never),
    states: t.raw('orderStates' as never),
    unnamed: t('order.delivery.unnamed'),
  };
}
