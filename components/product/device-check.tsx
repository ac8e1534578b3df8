import { getTranslations } from 'next-intl/server';
import { Smartphone } from '@/components/ui/icons';

/**
 * What the buyer of an eSIM does before paying, with the box that says that it is done. The box has
 * no name: it holds the form back, and nothing of it is sent.
 */
export async function DeviceCheck() {
  const t = await getTranslations('product');
  return (
    <section
      aria-labelledby="device-check"
      className="mt-6 rounded-card border border-attention/40 bg-attention-soft p-4"
    >
      <h2 id="device-check" className="flex items-center gap-2 font-semibold">
        <Smartphone className="size-5 shrink-0 text-attention" />
        {t('esimCheck')}
      </h2>
      <ol className="mt-2 list-decimal space-y-1 ps-6">
        <li>
          {t.rich('esimCheckDial', {
            code: (chunks) => (
              <bdi dir="ltr" className="code font-semibold">
                {chunks}
              </bdi>
            ),
          })}
        </li>
        <li>{t('esimCheckLock')}</li>
      </ol>
      <p className="mt-2">{t('esimOnce')}</p>
      <label className="mt-3 flex min-h-11 cursor-pointer items-center gap-3 font-medium">
        <input type="checkbox" required className="size-5 shrink-0 accent-accent" />
        {t('esimChecked')}
      </label>
    </section>
  );
}
