import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import messages from '@/messages/en.json';
import type { ToldProblem } from '@/schemas/checkout-answer';
import { problemRepairs } from '@/schemas/problem';
import { problemText } from './problem-text';
import { Repair } from './repair';

const { checkout } = messages;
const strings = {
  repairs: {
    recipient: checkout.repairRecipient,
    email: checkout.repairEmail,
    coin: checkout.repairCoin,
    network: checkout.repairNetwork,
  },
  repairProduct: checkout.repairProduct,
  repairPayment: checkout.repairPayment,
  problems: messages.problems,
  supplierErrors: messages.supplierErrors,
  apiErrors: messages.apiErrors,
};

/** The controls of a problem: `href: words` of links, words of buttons. */
function controls(problem: Omit<ToldProblem, 'code'>): string[] {
  const markup = renderToStaticMarkup(
    <Repair
      problem={{ code: 'A_B', ...problem }}
      strings={strings}
      productHref="/en/us/gift-cards/steam"
      onPay={() => undefined}
    />,
  );
  return [...markup.matchAll(/<(?:a href="([^"]+)"|button)[^>]*>([^<]*)/g)].map(
    ([, href, words]) => (href === undefined ? `${words}` : `${href}: ${words}`),
  );
}

describe('a problem', () => {
  it.each([
    ['recipient', 'fix-recipient', '#checkout-recipient: Check the recipient'],
    ['email', 'fix-email', '#checkout-email: Change the e-mail'],
    ['coin', 'switch-payment', '#checkout-coin: Choose another coin'],
    ['network', 'switch-network', '#checkout-network: Choose another network'],
    ['email', undefined, '#checkout-email: Change the e-mail'],
  ] as const)('of the %s (%s) leads there', (field, repair, control) => {
    expect(controls({ field, repair })).toEqual([control]);
  });

  it.each([
    'choose-another-value',
    'choose-another-product',
    'lower-value',
    'raise-value',
    'split-order',
  ] as const)('that asks to %s leads to the product', (repair) => {
    const link = '/en/us/gift-cards/steam: Back to the product';
    expect(controls({ field: 'value', repair })).toEqual([link]);
  });

  it.each(['drop-coupon', 'verify-identity', 'wait', 'sign-in-elsewhere', undefined] as const)(
    'that asks to %s has nothing to press here',
    (repair) => {
      expect(controls({ field: 'order', repair })).toEqual([]);
      expect(controls({ field: 'line', repair })).toEqual([]);
      expect(controls({ repair })).toEqual([]);
    },
  );

  it('with other ways to pay offers those, whatever else would help', () => {
    const alternatives = [
      { coin: 'USDC', network: 'Base' },
      { coin: 'USDC', network: 'Solana' },
    ];
    for (const repair of problemRepairs) {
      expect(controls({ field: 'network', repair, alternatives })).toEqual([
        'Pay with USDC on Base',
        'Pay with USDC on Solana',
      ]);
    }
  });
});

describe('the sentence of a code', () => {
  it('is the supplier’s, the supplier error’s or the shop’s own', () => {
    expect(problemText('OUT_OF_STOCK', strings)).toBe(messages.problems.OUT_OF_STOCK);
    expect(problemText('unreachable', strings)).toBe(messages.supplierErrors.unreachable);
    expect(problemText('no-session', strings)).toBe(messages.apiErrors['no-session']);
    expect(problemText('whatever', strings)).toBe(messages.apiErrors.unknown);
  });

  it('that nobody knows shows the code', () => {
    expect(problemText('REGION_BLOCKED', strings)).toContain('REGION_BLOCKED');
  });
});
