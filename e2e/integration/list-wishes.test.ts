import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import messages from '@/messages/en.json' with { type: 'json' };
import type { Browser } from '../support/api-client';
import { openingTags, readableText, withoutScripts } from '../support/html';
import { readList } from '../support/list-page';
import { endAllProcesses } from '../support/processes';
import { type Shop, startShop } from '../support/shop-process';
import { type Supplier, startSupplier } from '../support/supplier-process';

let supplier: Supplier;
let shop: Shop;
let buyer: Browser;

const list = (query = '', country = 'us', kind = 'gift-cards') =>
  readList(buyer, query, country, kind);

beforeAll(async () => {
  supplier = await startSupplier();
  shop = await startShop(supplier.origin);
  buyer = shop.browser();
});
afterAll(endAllProcesses);

describe('a budget in another language', () => {
  /** Where a German page sends an amount as it was typed; null when it stays. */
  async function sentTo(typed: string): Promise<string | null> {
    const query = new URLSearchParams({ budget: typed, in: 'card' });
    const { status, headers } = await buyer.get(`/de/at/gift-cards?${query}`);
    return status === 307 ? String(headers.location) : null;
  }

  it('is sent on to a plain decimal, which is the same everywhere', async () => {
    expect(await sentTo('1.000')).toBe('/de/at/gift-cards?budget=1000&in=card');
    expect(await sentTo('12,40')).toBe('/de/at/gift-cards?budget=12.40&in=card');
    expect(await sentTo('1,234 usdc')).toBe('/de/at/gift-cards?budget=1.2340&in=usdc');
    for (const plain of ['1000', '12.40', '1.2340', 'viel']) expect(await sentTo(plain)).toBeNull();
  });

  it('is shown as the language writes it', async () => {
    const { text } = await buyer.get('/de/at/gift-cards?budget=12.40&in=card');
    const field = openingTags(withoutScripts(text), 'input').find((tag) =>
      tag.includes('name="budget"'),
    );
    expect(field).toContain('value="12,40"');
    expect(field).toContain('placeholder="12,40"');
    expect(readableText(text)).toMatch(/12,40 €/);
  });
});

describe('a way of delivery', () => {
  const products = '/v5/products/country/*';

  /** The slugs above and below the heading of those of which it is not known. */
  function split({ markup }: { markup: string }, path: string) {
    const [sure = '', unsure = ''] = markup.split('id="unsure"');
    const slugs = (part: string) =>
      [...part.matchAll(new RegExp(`href="${path}/([^"?]+)"`, 'g'))].map(([, slug]) => slug);
    return { sure: slugs(sure), unsure: slugs(unsure) };
  }

  it('is asked of a list of top-ups, by a field that needs no script', async () => {
    const { markup } = await list('', 'us', 'top-ups');
    expect(openingTags(markup, 'select')).toContainEqual(
      expect.stringContaining('name="delivery"'),
    );
    const chosen = await list('?delivery=email', 'us', 'top-ups');
    expect(chosen.markup).toMatch(/<option value="email" selected="">/);
  });

  it('is told by the products of each brand, which may be had in several', async () => {
    const byEmail = await list('?delivery=email', 'us', 'top-ups');
    expect(byEmail.slugs).toEqual(['lycamobile-credits']);
    expect(byEmail.text).toContain(messages.list.ways.by_email);
    const byPhone = await list('?delivery=phone', 'us', 'top-ups');
    expect(byPhone.slugs).toEqual(expect.arrayContaining(['lycamobile-credits', 't-mobile']));
    expect(byPhone.markup).not.toContain('id="unsure"');
    const { slugs, text } = await list('?delivery=account', 'us', 'top-ups');
    expect(slugs).toEqual([]);
    expect(text).toContain(messages.list.empty);
  });

  it('costs nothing once the products are at hand', async () => {
    await list('?delivery=phone', 'nl', 'top-ups');
    await supplier.clearJournal();
    await list('?delivery=email', 'nl', 'top-ups');
    await list('?delivery=phone&budget=20&in=card', 'nl', 'top-ups');
    const paths = (await supplier.journal()).map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith('/v5/products'))).toEqual([]);
  });

  it('that is not known of a brand lists it apart, instead of dropping it', async () => {
    await supplier.addFault({ path: products, kind: 'status', status: 404 });
    const page = await list('?delivery=phone', 'es', 'top-ups');
    const { sure, unsure } = split(page, '/en/es/top-ups');
    expect(sure).toEqual([]);
    expect(unsure).toEqual(expect.arrayContaining(['movistar', 'orange', 'vodafone']));
    expect(page.text).toContain(messages.list.unsure);
    expect(page.text).toContain(`${unsure.length} brands`);
    expect(page.text).not.toContain(messages.list.empty);
    await supplier.clearFaults();
  });

  it('nobody has heard of is taken for e-mail, and blanks no page', async () => {
    const row = {
      product_id: 'strange',
      is_dynamic: false,
      denomination: '20 AUD',
      coin: 'USDC',
      coin_amount: '14.00',
      delivery_type: 'by_pigeon',
    };
    const body = [{ brand: 'Telstra', products: [row] }];
    await supplier.addFault({ path: products, kind: 'status', status: 200, body });
    expect((await list('?delivery=phone', 'au', 'top-ups')).slugs).toEqual([]);
    expect((await list('?delivery=email', 'au', 'top-ups')).slugs).toEqual(['telstra']);
    await supplier.clearFaults();
  });

  it('is not asked of cards, until one of them is known to arrive otherwise', async () => {
    const fields = async () => openingTags((await list('', 'ca')).markup, 'select').join('\n');
    expect(await fields()).not.toContain('name="delivery"');
    const row = {
      product_id: 'bill',
      is_dynamic: false,
      denomination: '50 CAD',
      coin: 'USDC',
      coin_amount: '40.00',
      delivery_type: 'by_account',
    };
    const body = [{ brand: 'Steam', products: [row] }];
    await supplier.addFault({ path: products, kind: 'status', status: 200, body });
    expect((await buyer.get('/en/ca/gift-cards/steam')).status).toBe(200);
    await supplier.clearFaults();
    expect(await fields()).toContain('name="delivery"');
    expect((await list('?delivery=account', 'ca')).slugs).toEqual(['steam']);
    expect((await list('?delivery=email', 'ca')).slugs).not.toContain('steam');
  });
});

it('nothing is left on standard error', () => {
  expect(shop.complaints()).toBe('');
});
