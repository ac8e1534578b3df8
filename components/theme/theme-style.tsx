import { headers } from 'next/headers';
import { schemeCss } from '@/lib/theme/theme';
import type { ThemeConfig } from '@/schemas/shop-theme';
import type { ThemeView } from './views';

/** Parts of the page that are of one scheme, and the whole page where one was chosen. */
export async function ThemeStyle({ theme, view }: { theme: ThemeConfig; view: ThemeView }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const css = [
    ...(view.scheme === null ? [] : [schemeCss(theme, view.scheme, ':root')]),
    ...(['light', 'dark'] as const).map((scheme) =>
      schemeCss(theme, scheme, `[data-scheme=${scheme}]`),
    ),
  ];
  return <style nonce={nonce}>{css.join('')}</style>;
}
