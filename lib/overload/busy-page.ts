import 'server-only';
import { createTranslator } from 'next-intl';
import type english from '@/messages/en.json';
import { branding } from '../branding/branding';
import { htmlText } from '../html-text';
import { directionOf, type Locale } from '../i18n/locales';
import { messagesOf } from '../i18n/messages';
import { isSandbox } from '../runtime';
import { shop } from '../shop';
import { styleSheetText } from '../style-sheet-text';
import { shopStyle } from '../theme/shop-style';

type Options = { nonce: string; isFramed: boolean };

function head(locale: Locale, title: string, { nonce, isFramed }: Options): string {
  const { icon } = branding();
  const framed = isFramed ? ' data-framed="true"' : '';
  return [
    `<!DOCTYPE html><html lang="${locale}" dir="${directionOf(locale)}"${framed}><head>`,
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${htmlText(`${title} · ${shop().name}`)}</title>`,
    `<link rel="icon" href="${htmlText(icon.href)}" type="${htmlText(icon.type)}">`,
    `<style nonce="${nonce}">${shopStyle()}</style>`,
    `<style nonce="${nonce}">${styleSheetText() ?? ''}</style></head>`,
  ].join('');
}

function banner(label: string, text: string): string {
  const classes = 'bg-notice px-4 py-1.5 text-center text-on-notice text-sm';
  return `<aside aria-label="${htmlText(label)}" class="${classes}"><p>${htmlText(text)}</p></aside>`;
}

/** The ways that are open to buyers all the same. */
function header(locale: Locale, words: { cart: string; orders: string }): string {
  const link =
    'flex min-h-11 shrink-0 items-center rounded-control px-2 text-sm hover:bg-header-hover';
  return [
    '<header class="border-line border-b bg-header text-on-header">',
    '<div class="mx-auto flex h-14 w-full max-w-xl items-center gap-3 px-4">',
    `<p class="me-auto min-w-0 truncate font-semibold text-lg tracking-tight">${htmlText(shop().name)}</p>`,
    `<a href="/${locale}/cart" class="${link}">${htmlText(words.cart)}</a>`,
    `<a href="/${locale}/orders" class="unframed ${link}">${htmlText(words.orders)}</a>`,
    '</div></header>',
  ].join('');
}

/**
 * The document in place of a page that there was no time to render, in the words and the look of the
 * shop. It is written without the framework and asks for no script: what it needs is in it. Who sends it
 * says with `Refresh` when the browser is to try again.
 */
export async function busyPage(locale: Locale, options: Options): Promise<string> {
  // Every language has the keys of the English one, which each build makes sure of.
  const messages = (await messagesOf(locale)) as typeof english;
  const t = createTranslator({ locale, messages });
  const title = t('trouble.busyTitle');
  const button = 'mt-4 inline-flex min-h-11 items-center rounded-control bg-brand px-5 py-2.5';
  return [
    head(locale, title, options),
    '<body class="flex flex-col font-sans antialiased">',
    isSandbox() ? banner(t('shell.sandboxLabel'), t('shell.sandboxBanner')) : '',
    header(locale, { cart: t('shell.cart'), orders: t('shell.orders') }),
    '<main id="content" class="mx-auto w-full max-w-xl grow px-4 pt-6 pb-16">',
    '<div class="rounded-card border border-attention/40 bg-attention-soft p-5">',
    `<h1 class="font-semibold text-lg">${htmlText(title)}</h1>`,
    `<p class="mt-1 text-muted">${htmlText(t('trouble.busy'))}</p>`,
    `<a href="" class="${button} font-medium text-on-brand not-disabled:hover:bg-brand-hover">${htmlText(t('trouble.retry'))}</a>`,
    '</div></main></body></html>',
  ].join('');
}
