import { getTranslations } from 'next-intl/server';
import { FlaskConical } from '@/components/ui/icons';
import { isSandbox } from '@/lib/runtime';

/** Stands on every page while the shop runs on its simulator, so that nobody takes it for real. */
export async function SandboxBanner() {
  if (!isSandbox()) return null;
  const t = await getTranslations('shell');
  return (
    <aside
      aria-label={t('sandboxLabel')}
      className="flex items-center justify-center gap-2 bg-notice px-4 py-1.5 text-center text-on-notice text-sm"
    >
      <FlaskConical className="size-4 shrink-0" />
      <p>{t('sandboxBanner')}</p>
    </aside>
  );
}
