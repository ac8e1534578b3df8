import { expect, it } from 'vitest';
import { shopConfigSchema } from '@/schemas/shop-config';
import { kindWords } from '../i18n/kind-words';
import { judgeShopFile } from './judge-shop-file';

const whole = {
  name: 'Corner Shop',
  theme: { accent: '#0b6b57' },
  support: 'mailto:help@corner.example',
  legal: { terms: 'https://corner.example/terms', privacy: 'https://corner.example/privacy' },
};

const ownWords = {
  languages: { offer: ['en'] },
  messages: { en: Object.fromEntries(kindWords.map((key) => [key, 'eSIMs'])) },
};

it.each<[string, object, string[]]>([
  ['nothing', {}, []],
  ['the name it came with', { name: 'Refillery' }, ['shop-name warning']],
  ['no support', { support: undefined }, ['support warning']],
  ['no legal pages', { legal: {} }, ['legal-terms warning', 'legal-privacy warning']],
  ['an embedding page over http', { embed: { origins: ['http://a.example'] } }, ['embed warning']],
  ['one kind, in the words for three', { kinds: ['esims'] }, ['kind-words warning']],
  ['one kind, in words of its own', { kinds: ['esims'], ...ownWords }, []],
  ['an embedding page over https', { embed: { origins: ['https://a.example'] } }, []],
])('of %s says %s', (_what, change, said) => {
  const data = shopConfigSchema.parse({ ...whole, ...change });
  const { file, theme } = judgeShopFile({ ok: true, data });
  const marks = file.map(({ check, mark }) => `${check} ${mark}`);
  expect(marks).toEqual(['shop-file ok', ...said]);
  expect(theme.map(({ mark }) => mark)).toEqual(['ok']);
});

it('repeats the sentences of the start, and keeps those of the theme apart', () => {
  const about = [
    'SHOP_CONFIG: in /etc/theme.json, theme.accent: must be a colour such as #0b6b57.',
    'SHOP_CONFIG: in /etc/theme.json, name: must not be empty.',
    'SHOP_CONFIG: in /etc/theme.json, theme: Unrecognized key: "acent".',
  ];
  const { file, theme } = judgeShopFile({ ok: false, error: about });
  expect(file.map(({ says }) => says)).toEqual([about[1]]);
  expect(theme.map(({ says }) => says)).toEqual([about[0], about[2]]);
  for (const { mark } of [...file, ...theme]) expect(mark).toBe('wrong');
});
