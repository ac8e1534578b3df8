import 'server-only';
import type { Metadata } from 'next';
import type { Locale } from '../i18n/locales';
import { pictureSize } from '../pictures/picture';
import { shop } from '../shop';
import { absoluteUrl, alternates, type PathIn } from './alternates';

type Page = {
  locale: Locale;
  pathIn: PathIn;
  title: string;
  description: string;
  /** Whose picture is shown beside a link to the page; the page's own without it. */
  pictureOf?: PathIn;
};

/** The head of a page that may be found: what it is called, where it stands, how a link to it looks. */
export function pageMetadata({ locale, pathIn, title, description, pictureOf }: Page): Metadata {
  const picture = absoluteUrl(`/pictures${(pictureOf ?? pathIn)(locale)}.png`);
  return {
    title,
    description,
    alternates: alternates(locale, pathIn),
    openGraph: {
      type: 'website',
      siteName: shop().name,
      url: absoluteUrl(pathIn(locale)),
      title,
      description,
      images: [{ url: picture, ...pictureSize, type: 'image/png', alt: title }],
    },
    // Title, description and picture are taken over from above.
    twitter: { card: 'summary_large_image' },
  };
}
