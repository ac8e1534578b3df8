import { isRecommendedHere } from '@/lib/catalogue/curation';
import type { Translate } from '@/lib/i18n/translate';
import { networkFacts } from '@/lib/payment/network-facts';
import type { Coin } from '@/schemas/catalogue';
import { noteKey } from './note-key';

/** What the checkout says beside a network, in words; `null` where there is nothing to say. */
export type NetworkNote = {
  usually: string | null;
  caution: string | null;
  recommended: boolean;
  /** Whether a wallet must have had the coin before, or a refund cannot reach it. */
  needsTokenAccount: boolean;
};

/** By coin and network, as `noteKey` joins them. */
export type NetworkNotes = Readonly<Record<string, NetworkNote>>;

const cautions = {
  'token-account': 'checkout.cautionTokenAccount',
  'payer-name': 'checkout.cautionPayerName',
  memo: 'checkout.cautionMemo',
} as const;

/** The notes of all that can be paid with; made on the server, which has the table and the words. */
export function networkNotes(coins: readonly Coin[], t: Translate): NetworkNotes {
  const entries = coins.flatMap(({ ticker: coin, networks }) =>
    networks.map(({ name: network }) => {
      const facts = networkFacts({ coin, network });
      const words = facts && [
        t(`checkout.networkCost.${facts.fee}`),
        t(`checkout.networkSpeed.${facts.time}`),
        t('checkout.wallets', { wallets: facts.wallets.join(', ') }),
      ];
      const note: NetworkNote = {
        usually: words && t('checkout.usually', { facts: words.join(' · ') }),
        caution: facts?.caution === undefined ? null : t(cautions[facts.caution]),
        recommended: isRecommendedHere({ coin, network }),
        needsTokenAccount: facts?.caution === 'token-account',
      };
      return [noteKey(coin, network), note] as const;
    }),
  );
  return Object.fromEntries(entries);
}
