import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ShelfPage } from '@/components/shell/shelf-page';
import { Gallery } from '@/components/theme/gallery';
import { readThemeView } from '@/components/theme/views';
import { parseLocale } from '@/lib/i18n/place';
import { readAnew } from '@/lib/theme/preview';

export const metadata: Metadata = { title: 'The theme', robots: { index: false } };

type Props = PageProps<'/[locale]/theme'>;

/** Every component and state in the partner's theme, while that is being tried out. */
export default async function ThemePage({ params, searchParams }: Props) {
  const locale = parseLocale(await params);
  const file = await readAnew();
  if (file === null) notFound();
  return (
    <ShelfPage>
      <Gallery file={file} view={readThemeView(await searchParams)} locale={locale} />
    </ShelfPage>
  );
}
