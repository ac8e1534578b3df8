import localFont from 'next/font/local';

/**
 * JetBrains Mono, latin, 22 kB: its zero is slashed and its 1, l and I differ. Not preloaded, so that
 * only pages that show an address or a code fetch it.
 */
export const codeFont = localFont({
  src: '../../node_modules/@fontsource/jetbrains-mono/files/jetbrains-mono-latin-500-normal.woff2',
  weight: '500',
  variable: '--font-code',
  display: 'swap',
  preload: false,
});
