import { describe, expect, it } from 'vitest';
import { colourViolations } from './colour-rules.mjs';
import { temporaryFolder } from './temporary-folder';

const lint = (files: Record<string, string>) => colourViolations(temporaryFolder(files));

describe('raw colours', () => {
  it.each([
    ["const a = '#fff';", '#fff'],
    ["const a = '#12AB34';", '#12AB34'],
    ["const a = '#12ab34cc';", '#12ab34cc'],
    ["const a = 'rgb(0 0 0 / 50%)';", 'rgb(…)'],
    ["const a = 'rgba(0,0,0,.5)';", 'rgba(…)'],
    [`const a = \`hsl(\${hue} 50% 50%)\`;`, 'hsl(…)'],
    ["const a = 'oklch(0.5 0.1 20)';", 'oklch(…)'],
    ['<b className="p-2 bg-red-500" />', 'bg-red-500'],
    ['<b className="hover:text-white" />', 'text-white'],
    ['<b className="border-t-zinc-200/50" />', 'border-t-zinc-200'],
    ['<b className="bg-[#0af]" />', '#0af'],
  ])('are found in %s', (code, colour) => {
    expect(lint({ 'components/a.tsx': `\n${code}\n` })).toEqual([
      `components/a.tsx:2: raw colour ${colour}, use a theme token`,
    ]);
  });

  it('are found in style sheets and in every folder of the shop', () => {
    const css = '.a {\n  color: #333;\n}\n';
    const code = "export const a = '#333';";
    expect(
      lint({
        'app/page.module.css': css,
        'lib/order/a.ts': code,
        'proxy.ts': code,
        'messages/en.json': '{ "a": "#333" }',
      }),
    ).toHaveLength(4);
  });

  it.each([
    'app/globals.css',
    'lib/theme.ts',
    'lib/theme/colour.ts',
    'sandbox/logos/draw.ts',
    'schemas/shop-config.ts',
    'public/icon.svg',
    'shop.config.json',
    'components/card.test.tsx',
  ])('are allowed in %s', (file) => {
    expect(lint({ [file]: "a { color: '#333'; }" })).toEqual([]);
  });

  it.each([
    '// see #fff and rgb(0 0 0)',
    "const a = '&#8217;';",
    "const a = '#main';",
    "const a = '#order-add';",
    'this.#fade = 1;',
    'const a = lab(1);',
    '<b className="bg-surface text-accent border-transparent bg-current" />',
    '<b className="text-balance from-card-500x" />',
    "const a = 'color-mix(in oklab, var(--a), transparent)';",
  ])('are not seen in %s', (code) => {
    expect(lint({ 'components/a.tsx': code })).toEqual([]);
  });
});
