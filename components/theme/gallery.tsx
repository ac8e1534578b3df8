import { branding } from '@/lib/branding/branding';
import { settings } from '@/lib/env';
import { shop } from '@/lib/shop';
import type { FileNow } from '@/lib/theme/preview';
import { BrandFiles } from './brand-files';
import { Controls } from './controls';
import { FileState } from './file-state';
import { Frames, Troubles } from './frames';
import { Orders } from './orders';
import { Papers } from './papers';
import { sections } from './parts';
import { Purchase } from './purchase';
import { Shelves } from './shelves';
import { ThemeStyle } from './theme-style';
import { TokenSections } from './tokens';
import { ViewLinks } from './view-links';
import type { ThemeView } from './views';

type Props = { file: FileNow; view: ThemeView; locale: string };

/**
 * Every component of the shop in every state, in the partner's theme. Its own words are for whoever
 * makes that, in English; the components speak the language of the page.
 */
export function Gallery({ file, view, locale }: Props) {
  const config = shop();
  return (
    <>
      <ThemeStyle theme={config.theme} view={view} />
      <h1 lang="en" className="font-semibold text-3xl tracking-tight">
        The theme
      </h1>
      <p lang="en" className="mt-2 max-w-prose text-muted">
        Everything the shop is made of, as <code className="code">{settings().SHOP_CONFIG}</code>{' '}
        has it look. Change the file and load this page again.
      </p>
      <FileState {...file} />
      <ViewLinks locale={locale} view={view} />
      <Contents />
      <div dir={view.dir ?? undefined}>
        <TokenSections theme={config.theme} />
        <BrandFiles config={config} branding={branding()} />
        <Controls />
        <Frames />
        <Shelves locale={locale} />
        <Purchase locale={locale} />
        <Orders locale={locale} />
        <Papers locale={locale} />
        <Troubles />
      </div>
    </>
  );
}

function Contents() {
  return (
    <nav aria-label="On this page" lang="en" className="mt-6">
      <ul className="-mx-2 flex flex-wrap">
        {Object.entries(sections).map(([id, title]) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="flex min-h-11 items-center px-2 text-accent underline underline-offset-4"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
