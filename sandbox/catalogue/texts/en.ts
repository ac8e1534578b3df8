import type { LanguageTexts } from './model';

export const en: LanguageTexts = {
  geo: 'in {country}',
  card: {
    description:
      'A {brand} gift card for yourself or somebody else. The code arrives by e-mail and is shown with the order, usually within a minute of the payment.',
    steps: [
      'Sign in to your {brand} account, or have the code ready at the till.',
      'Choose “Redeem” or “Gift card” and enter the code exactly as shown.',
      'The amount is added to your balance or taken off your basket.',
    ],
    terms: [
      'Valid in {country} only.',
      'Cannot be exchanged for cash, returned or replaced when lost.',
      'Codes are single-use and do not expire before the date printed with them.',
    ],
    note: 'The account must be registered in {country}: a card from another region is refused.',
  },
  topUp: {
    description:
      'Credit for a prepaid {brand} number in {country}. It is added to the number directly; there is no code to type in unless the product says PIN.',
    steps: [
      'Enter the number with its country code and check it twice.',
      'Pay: the credit is normally there within a few minutes.',
      'For a PIN product, dial the recharge number of {brand} and enter the PIN.',
    ],
    terms: [
      'For prepaid {brand} numbers in {country} only.',
      'A top-up sent to a wrong number cannot be taken back.',
    ],
    note: 'Taxes of the operator may reduce the credit that arrives.',
  },
  bundle: {
    description:
      'A {brand} plan for a prepaid number in {country}: data for the days named, active as soon as it arrives.',
    steps: [
      'Enter the number with its country code and check it twice.',
      'Pay: the plan starts when the operator confirms it by text message.',
    ],
    terms: [
      'For prepaid {brand} numbers in {country} only.',
      'Unused data lapses at the end of the plan.',
    ],
    note: 'Buying a second plan early adds to the first at most operators.',
  },
  esim: {
    description:
      'Mobile data without a plastic card. You receive a QR code and an activation code, install the profile once, and it starts counting on the first connection.',
    steps: [
      'Check that the phone is unlocked and supports eSIM.',
      'Open the mobile settings, choose “Add eSIM” and scan the QR code.',
      'Turn on data roaming for the new line when you arrive.',
    ],
    terms: [
      'Data only: no calls or text messages.',
      'A profile can be installed once, on one device.',
    ],
    note: 'Install it at home on Wi-Fi: you need a connection to add the profile.',
  },
};
