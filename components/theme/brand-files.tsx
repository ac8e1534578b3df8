import type { Branding } from '@/lib/branding/branding';
import type { Scheme } from '@/lib/theme/palette';
import type { ShopConfig } from '@/schemas/shop-config';
import type { Font } from '@/schemas/shop-theme';
import { Pair, Section, Specimen } from './parts';

const schemes = ['light', 'dark'] as const;
const side = { small: 32, middle: 64 } as const;

/** The partner's own files: logo, icon and typefaces, or what stands in for them. */
export function BrandFiles({ config, branding }: { config: ShopConfig; branding: Branding }) {
  const { theme } = config;
  return (
    <Section
      id="brand"
      about="The logo is 32 pixels high and at most 176 wide. In the header of this page it follows your device, whichever colours are chosen above."
    >
      <Pair>
        {schemes.map((scheme) => (
          <Specimen key={scheme} name={`The logo on the ${scheme} header`}>
            <Logo scheme={scheme} name={config.name} logo={branding.logo} />
          </Specimen>
        ))}
      </Pair>
      <Specimen name="The icon in a tab, in a list of pages, and on a home screen">
        <Icons branding={branding} />
      </Specimen>
      <Pair>
        <Specimen name={`Headings: ${fontName(theme.headingFont ?? theme.font)}`}>
          <p className="font-[family-name:var(--font-heading,var(--font-text))] font-semibold text-3xl tracking-tight">
            Gift cards for 25 countries
          </p>
        </Specimen>
        <Specimen name={`Text: ${fontName(theme.font)}`}>
          <p className="max-w-prose">
            Pay 26.80 USDC and have the code in seconds. Żółć, Çağdaş, Ñandú, Straße: 0123456789.
          </p>
        </Specimen>
      </Pair>
    </Section>
  );
}

function fontName(font: Font): string {
  return typeof font === 'string' ? font : font.file;
}

function Logo({ scheme, name, logo }: { scheme: Scheme; name: string; logo: Branding['logo'] }) {
  const file = logo?.[scheme];
  return (
    <div
      data-scheme={scheme}
      className="flex h-14 items-center rounded-card border border-line bg-header px-4 text-on-header"
    >
      {file === undefined ? (
        <span className="truncate font-semibold text-lg tracking-tight">{name}</span>
      ) : (
        <img
          src={file.href}
          alt={`The ${scheme} logo`}
          width={file.size?.width}
          height={file.size?.height}
          className="h-8 w-auto max-w-44 object-contain object-left rtl:object-right"
        />
      )}
    </div>
  );
}

function Icons({ branding: { icon, homeIcons } }: { branding: Branding }) {
  return (
    <ul className="flex flex-wrap items-end gap-6">
      {Object.values(side).map((pixels) => (
        <li key={pixels} className="text-muted text-sm">
          <img src={icon.href} alt="" width={pixels} height={pixels} />
          {`${pixels} px`}
        </li>
      ))}
      {[...homeIcons].map(([pixels, { href }]) => (
        <li key={pixels} className="text-muted text-sm">
          <img src={href} alt="" width={96} height={96} className="rounded-[22%]" />
          {`${pixels} px`}
        </li>
      ))}
    </ul>
  );
}
