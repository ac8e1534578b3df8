import { createTranslator } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { FormField, Repair } from '@/lib/checkout/repairs';
import messages from '@/messages/en.json';
import { checkoutStrings } from './checkout-strings';
import { RepairButton } from './repair';

const strings = checkoutStrings(createTranslator({ locale: 'en', messages }));
const lines = [
  { id: 'a', name: 'Steam, R$ 50', href: '/en/br/gift-cards/steam' },
  { id: 'b', name: 'Netflix, R$ 35', href: '/en/br/gift-cards/netflix' },
];

const markupOf = (repair: Repair) =>
  renderToStaticMarkup(
    <RepairButton
      repair={repair}
      lines={lines}
      shopHref="/en"
      strings={strings}
      onRepair={() => undefined}
    />,
  );

/** What there is to press: `href: words` of a link, words of a button. */
function controls(repair: Repair): string[] {
  const pattern = /<(?:a href="([^"]+)"|button type="button")[^>]*>([^<]*)/g;
  return [...markupOf(repair).matchAll(pattern)].map(([, href, words]) =>
    href === undefined ? `${words}` : `${href}: ${words}`,
  );
}

describe('what to press', () => {
  it.each<[Repair, string]>([
    [{ type: 'pay', payment: { coin: 'USDC', network: 'Base' } }, 'Pay with USDC on Base'],
    [{ type: 'take', lineId: 'b', nearby: { product: 'p', label: 'R$ 20' } }, 'Take R$ 20 instead'],
    [{ type: 'remove', lineId: 'b' }, 'Remove Netflix, R$ 35'],
    [{ type: 'split', units: 1 }, 'Order the first item now, the rest afterwards'],
    [{ type: 'split', units: 9 }, 'Order the first 9 items now, the rest afterwards'],
    [{ type: 'drop-coupon' }, 'Order without the coupon'],
    [
      { type: 'another', lineId: 'b' },
      '/en/br/gift-cards/netflix: Choose another value of Netflix, R$ 35',
    ],
    [{ type: 'add-more' }, '/en: Add something'],
    [
      { type: 'identity', href: 'https://partner.example/id' },
      'https://partner.example/id: Go to the identity check',
    ],
    [
      { type: 'support', href: 'mailto:help@partner.example' },
      'mailto:help@partner.example: Get help',
    ],
  ])('against a problem: %j', (repair, words) => {
    expect(controls(repair)).toEqual([words]);
  });

  it.each<[FormField, string]>([
    ['lines', '#checkout-lines: Look at what you order'],
    ['recipient', '#checkout-recipient-a: Check the recipient'],
    ['email', '#checkout-email: Change the e-mail'],
    ['coin', '#checkout-coin: Choose another coin'],
    ['network', '#checkout-network: Choose another network'],
    ['coupon', '#checkout-coupon: Check the coupon'],
  ])('leads to the %s: %s', (field, words) => {
    expect(controls({ type: 'focus', field, lineId: 'a' })).toEqual([words]);
  });

  it.each(['identity', 'support'] as const)(
    'keeps the order where it is: %s has a tab of its own',
    (type) => {
      const markup = markupOf({ type, href: 'https://partner.example/id' });
      expect(markup).toContain('target="_blank" rel="noopener noreferrer"');
    },
  );

  it('says that what is split off is not lost', () => {
    expect(markupOf({ type: 'split', units: 2 })).toContain(strings.repairSplitHint);
  });
});
