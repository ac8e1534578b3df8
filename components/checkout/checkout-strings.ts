import type { getTranslations } from 'next-intl/server';
import type messages from '@/messages/en.json';

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>;

/** The words the checkout form needs in the browser, finished but for `{name}` places. */
export function checkoutStrings(t: Translate, phoneExample: string) {
  const own = (key: keyof typeof messages.checkout) => String(t.raw(`checkout.${key}`));
  return {
    email: own('email'),
    emailHint: own('emailHint'),
    emailHintTopUp: own('emailHintTopUp'),
    emailInvalid: own('emailInvalid'),
    phone: own('phone'),
    phoneHint: t('checkout.phoneHint', { example: phoneExample }),
    phoneInvalid: t('checkout.phoneInvalid', { example: phoneExample }),
    phoneReadBack: own('phoneReadBack'),
    account: own('account'),
    accountHint: own('accountHint'),
    accountInvalid: own('accountInvalid'),
    coin: own('coin'),
    network: own('network'),
    networkHint: own('networkHint'),
    suspended: own('suspended'),
    minimum: own('minimum'),
    recommended: own('recommended'),
    total: own('total'),
    totalHint: own('totalHint'),
    priceUnknown: own('priceUnknown'),
    place: own('place'),
    checking: own('checking'),
    placing: own('placing'),
    noCharge: own('noCharge'),
    changed: own('changed'),
    offline: own('offline'),
    problemsTitle: t('checkout.problemsTitle', { count: 1 }),
    problemsTitleMany: t('checkout.problemsTitle', { count: 2 }),
    unconfirmedTitle: own('unconfirmedTitle'),
    unconfirmed: own('unconfirmed'),
    unconfirmedAgain: own('unconfirmedAgain'),
    repairs: {
      recipient: own('repairRecipient'),
      email: own('repairEmail'),
      coin: own('repairCoin'),
      network: own('repairNetwork'),
    },
    repairProduct: own('repairProduct'),
    repairPayment: own('repairPayment'),
    problems: t.raw('problems') as Readonly<Record<string, string>>,
    supplierErrors: t.raw('supplierErrors') as Readonly<Record<string, string>>,
    apiErrors: t.raw('apiErrors') as Readonly<Record<string, string>>,
  };
}
export type CheckoutStrings = ReturnType<typeof checkoutStrings>;
