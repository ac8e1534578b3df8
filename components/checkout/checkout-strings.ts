import { lineStrings } from '@/components/cart/line-strings';
import { maxUnits } from '@/lib/cart/cart';
import type { FormField } from '@/lib/checkout/repairs';
import type { Translate } from '@/lib/i18n/translate';
import { shop } from '@/lib/shop';
import type messages from '@/messages/en.json';
import type { RefundFault } from '@/schemas/field-check';

type Words = Readonly<Record<string, string>>;

const ownKeys = [
  'yourOrder',
  'email',
  'emailHint',
  'emailHintTopUp',
  'emailInvalid',
  'emailAdvice',
  'phone',
  'phoneHint',
  'phoneInvalid',
  'phoneReadBack',
  'phoneElsewhere',
  'phoneNoCountry',
  'account',
  'accountHint',
  'accountInvalid',
  'recipientMine',
  'sendElsewhere',
  'sendOneElsewhere',
  'recipientEmail',
  'recipientEmailHint',
  'sendToMe',
  'coupon',
  'couponFold',
  'couponApply',
  'couponWaits',
  'couponSaves',
  'couponSavesNothing',
  'couponInvalid',
  'newsletter',
  'refundFold',
  'refund',
  'refundHint',
  'refundTokenAccount',
  'coin',
  'network',
  'networkHint',
  'suspended',
  'minimum',
  'recommended',
  'total',
  'totalHint',
  'priceUnknown',
  'place',
  'checking',
  'placing',
  'noCharge',
  'changed',
  'offline',
  'reference',
  'about',
  'unconfirmedTitle',
  'unconfirmed',
  'unconfirmedAsk',
  'unconfirmedOrders',
  'unconfirmedAgain',
  'orderedTitle',
  'ordered',
  'orderedOpen',
  'orderedAgain',
  'repairPayment',
  'repairRecipient',
  'repairEmail',
  'repairCoin',
  'repairNetwork',
  'repairLines',
  'repairFixCoupon',
  'refundMalformed',
  'refundChecksum',
  'refundOther',
  'repairRemove',
  'repairTake',
  'repairAnother',
  'repairAddMore',
  'repairSplitHint',
  'repairCoupon',
  'repairIdentity',
] as const satisfies readonly (keyof typeof messages.checkout)[];

/** The words the checkout form needs in the browser, finished but for `{name}` places. */
export function checkoutStrings(t: Translate) {
  const own = Object.fromEntries(
    ownKeys.map((key) => [key, String(t.raw(`checkout.${key}`))]),
  ) as Record<(typeof ownKeys)[number], string>;
  return {
    ...own,
    // Without words for it the form has no such box.
    newsletter: shop().newsletter ? own.newsletter : '',
    line: lineStrings(t),
    repairSupport: t('shell.support'),
    seeCart: t('cart.see'),
    problemsTitle: t('checkout.problemsTitle', { count: 1 }),
    problemsTitleMany: t('checkout.problemsTitle', { count: 2 }),
    repairFields: {
      lines: own.repairLines,
      recipient: own.repairRecipient,
      email: own.repairEmail,
      coin: own.repairCoin,
      network: own.repairNetwork,
      coupon: own.repairFixCoupon,
    } satisfies Record<FormField, string>,
    refundFaults: {
      malformed: own.refundMalformed,
      'wrong-checksum': own.refundChecksum,
      'wrong-network': own.refundOther,
    } satisfies Record<RefundFault, string>,
    /** For one unit, two units and so on. */
    repairSplit: Array.from({ length: maxUnits }, (_, index) =>
      t('checkout.repairSplit', { count: index + 1 }),
    ),
    // Whole namespaces, where the key's type allows single messages alone.
    problems: t.raw('problems' as never) as Words,
    supplierErrors: t.raw('supplierErrors' as never) as Words,
    apiErrors: t.raw('apiErrors' as never) as Words,
  };
}
export type CheckoutStrings = ReturnType<typeof checkoutStrings>;
