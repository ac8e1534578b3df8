import { branding } from '@/lib/branding/branding';
import { shop } from '@/lib/shop';
import { themeTokens } from '@/lib/theme/tokens';

// What is served depends on the configuration at run time, not on the build.
export const dynamic = 'force-dynamic';

/** What a device that keeps the shop on its home screen calls it, and shows there. */
export function GET(): Response {
  const { name, theme } = shop();
  const { icon, homeIcons } = branding();
  const { page, header } = themeTokens(theme, 'light');
  const squares = [...homeIcons].map(([side, { href, type }]) => ({
    src: href,
    type,
    sizes: `${side}x${side}`,
  }));
  const manifest = {
    name,
    short_name: name,
    start_url: '/',
    display: 'minimal-ui',
    theme_color: header,
    background_color: page,
    icons: [{ src: icon.href, type: icon.type, sizes: 'any' }, ...squares],
  };
  return new Response(JSON.stringify(manifest), {
    headers: {
      'Content-Type': 'application/manifest+json',
      'Cache-Control': 'public, max-age=3600',
    },
  });
}
