import { createTranslator } from 'next-intl';
import { afterEach, expect, it, vi } from 'vitest';
import german from '@/messages/de.json';
import english from '@/messages/en.json';
import { shopConfigSchema } from '@/schemas/shop-config';
import shopFile from '@/shop.config.json';
import { setShop } from '../shop';
import { countedWords } from './counted-words';
import type { Locale } from './locales';
import type { Translate } from './translate';

const config = (name: string) => shopConfigSchema.parse({ ...shopFile, name });
const words = (locale: Locale, messages: typeof english) => {
  const t = vi.fn(createTranslator({ locale, messages }) as unknown as Translate);
  return { t, asked: () => countedWords(t, locale, 'shell.cartUnits', { from: 1, to: 3 }) };
};

afterEach(() => setShop(config('Shop')));

it('says each number as its language does', () => {
  setShop(config('Shop'));
  expect(words('en', english).asked()).toEqual(['1 item in it', '2 items in it', '3 items in it']);
  expect(words('de', german).asked()[0]).not.toBe(words('en', english).asked()[0]);
});

it('is put together once for a language, and anew for another configuration', () => {
  setShop(config('Shop'));
  const { t, asked } = words('fr', english);
  const first = asked();
  expect(asked()).toBe(first);
  expect(t).toHaveBeenCalledTimes(3);
  setShop(config('Other shop'));
  expect(asked()).toEqual(first);
  expect(t).toHaveBeenCalledTimes(6);
});
