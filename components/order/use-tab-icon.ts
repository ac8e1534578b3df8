import { useEffect } from 'react';
import type { Tone } from '@/lib/order/state';

/** The theme's colour of each tone, and the sign that tells it apart without colour. */
const faces: Record<Tone, { colour: string; sign: string }> = {
  action: { colour: '--accent', sign: 'M16 9v8l5 4' },
  progress: { colour: '--accent', sign: 'M9 16h.1M16 16h.1M23 16h.1' },
  success: { colour: '--good', sign: 'M9 17l5 5 9-11' },
  attention: { colour: '--attention', sign: 'M16 8v10M16 23h.1' },
  ended: { colour: '--muted', sign: 'M10 16h12' },
};

function iconOf(tone: Tone): string {
  const { colour, sign } = faces[tone];
  const style = getComputedStyle(document.documentElement);
  const [fill, ink] = [colour, '--surface'].map((name) => style.getPropertyValue(name).trim());
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="16" fill="${fill}"/><path d="${sign}" fill="none" stroke="${ink}" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** Shows in the browser's tab how the order is; the page's own icon returns with the next page. */
export function useTabIcon(tone: Tone): void {
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel~="icon"]');
    if (link === null) return;
    const own = link.href;
    link.href = iconOf(tone);
    return () => {
      link.href = own;
    };
  }, [tone]);
}
