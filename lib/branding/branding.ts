import 'server-only';
import { dirname, resolve } from 'node:path';
import type { ShopConfig } from '@/schemas/shop-config';
import type { Font } from '@/schemas/shop-theme';
import { ConfigurationError } from '../env';
import { processWide } from '../process-wide';
import { ink } from '../theme/tokens';
import { BrandingFault, type BrandingFile, brandingFile, readBrandingFile } from './files';
import { letterIcon, squarePng } from './icon';

/** The partner's files, ready to be served, by the part they play. */
export type Branding = {
  /** One for each scheme; the same file twice where there is but one. */
  logo: { light: BrandingFile; dark: BrandingFile } | null;
  icon: BrandingFile;
  /** Square PNGs for home screens, by their side in pixels. */
  homeIcons: ReadonlyMap<number, BrandingFile>;
  /** By their path in the configuration. */
  fonts: ReadonlyMap<string, BrandingFile>;
};

/** Apple's, which shows no transparency, and the two that browsers ask for to install a page. */
export const appleIconSide = 180;
const homeIconSides = [appleIconSide, 192, 512];

function fontFile(font: Font | undefined): string | null {
  return font === undefined || typeof font === 'string' ? null : font.file;
}

const square = (side: number) => ({ width: side, height: side });

/** The logo's file for each scheme: the same one twice where there is but one. */
function logoFiles({ logo }: ShopConfig) {
  return typeof logo === 'string' ? { light: logo, dark: logo } : logo;
}

/** The files that a configuration names, each with its field. */
function namedFiles(config: ShopConfig): Map<string, string> {
  const { logo, icon, theme } = config;
  const both = logoFiles(config);
  const named: [string, string | null | undefined][] = [
    [typeof logo === 'string' ? 'logo' : 'logo.light', both?.light],
    [typeof logo === 'string' ? 'logo' : 'logo.dark', both?.dark],
    ['icon', icon],
    ['theme.font.file', fontFile(theme.font)],
    ['theme.headingFont.file', fontFile(theme.headingFont)],
  ];
  return new Map(named.flatMap(([field, file]) => (file ? [[field, file] as const] : [])));
}

async function readAll(config: ShopConfig, path: string): Promise<Map<string, BrandingFile>> {
  const found = new Map<string, BrandingFile>();
  const sentences: string[] = [];
  for (const [field, file] of namedFiles(config)) {
    try {
      found.set(file, await readBrandingFile(dirname(resolve(path)), file));
    } catch (error) {
      if (!(error instanceof BrandingFault)) throw error;
      sentences.push(`SHOP_CONFIG: in ${path}, ${field}: the file ${file} ${error.message}.`);
    }
  }
  if (sentences.length > 0) throw new ConfigurationError(sentences);
  return found;
}

/**
 * Reads the logo, icon and fonts of a configuration, and draws the icons that are missing.
 * @throws ConfigurationError with one sentence for each file that will not do
 */
export async function loadBranding(config: ShopConfig, path: string): Promise<Branding> {
  const files = await readAll(config, path);
  const at = (file: string | null | undefined) => (file ? files.get(file) : undefined);
  const both = logoFiles(config);
  const [light, dark] = [at(both?.light), at(both?.dark)];
  const drawn = new TextEncoder().encode(letterIcon(config.name, config.theme.accent));
  const icon = at(config.icon) ?? brandingFile(drawn, 'svg', square(64));
  const ground = config.icon === undefined ? config.theme.accent : ink.light;
  const homeIcons = await Promise.all(
    homeIconSides.map(async (side) => {
      const opaque = side === appleIconSide ? ground : undefined;
      const png = await squarePng(icon.bytes, side, opaque);
      return [side, brandingFile(png, 'png', square(side))] as const;
    }),
  );
  const fonts = [config.theme.font, config.theme.headingFont].flatMap((font) => {
    const [file, found] = [fontFile(font), at(fontFile(font))];
    return file !== null && found !== undefined ? [[file, found] as const] : [];
  });
  return {
    logo: light !== undefined && dark !== undefined ? { light, dark } : null,
    icon,
    homeIcons: new Map(homeIcons),
    fonts: new Map(fonts),
  };
}

const slot = processWide<{ branding: Branding | null }>('branding', () => ({ branding: null }));

/** Called by the start-up code, and by whoever has read a changed configuration. */
export function setBranding(branding: Branding): void {
  slot().branding = branding;
}

/** @throws Error when the start-up code has not run, which is a fault of the shop itself. */
export function branding(): Branding {
  const { branding } = slot();
  if (branding === null) throw new Error('The shop has not been started');
  return branding;
}

/** The file that is served under a name such as `0123456789abcdef.svg`; null for none. */
export function brandingFileNamed(name: string): BrandingFile | null {
  const { logo, icon, homeIcons, fonts } = branding();
  const all = [logo?.light, logo?.dark, icon, ...homeIcons.values(), ...fonts.values()];
  return all.find((file) => file?.href === `/branding/${name}`) ?? null;
}
