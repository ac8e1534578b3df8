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

function head(locale: Locale, title: string, nonce: string): string {
  const { icon } = branding();
  return [
    `<!DOCTYPE html><html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8">`,
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

/**
 * The document in place of a page that there was no time to render, in the words and the look of the
 * shop. It is written without the framework, and asks for no script, picture or font: whatever it asked
 * for would wait as well. Who sends it says with `Refresh` when the browser is to try again.
 */
export async function busyPage(locale: Locale, nonce: string): Promise<string> {
  // Every language has the keys of the English one, which each build makes sure of.
  const messages = (await messagesOf(locale)) as typeof english;
  const t = createTranslator({ locale, messages });
  const title = t('trouble.busyTitle');
  return [
    head(locale, title, nonce),
    '<body class="flex flex-col font-sans antialiased">',
    isSandbox() ? banner(t('shell.sandboxLabel'), t('shell.sandboxBanner')) : '',
    '<header class="border-line border-b bg-header text-on-header">',
    '<p class="mx-auto flex h-14 w-full max-w-xl items-center px-4 font-semibold text-lg tracking-tight">',
    `<span class="truncate">${htmlText(shop().name)}</span></p></header>`,
    '<main id="content" class="mx-auto w-full max-w-xl grow px-4 pt-6 pb-16">',
    '<div class="rounded-card border p-5 border-attention/40 bg-attention-soft">',
    `<h1 class="font-semibold text-lg">${htmlText(title)}</h1>`,
    `<div class="mt-1 text-muted"><p>${htmlText(t('trouble.busy'))}</p></div>`,
    '</div></main></body></html>',
  ].join('');
}
