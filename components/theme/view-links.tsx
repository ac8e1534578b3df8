import { type ThemeView, themeHref } from './views';

type Choice = { name: string; view: ThemeView; isCurrent: boolean };

/** Ways to look at the page: plain links, so that a view has an address. */
export function ViewLinks({ locale, view }: { locale: string; view: ThemeView }) {
  const schemes: Choice[] = (
    [
      ['As your device', null],
      ['Light', 'light'],
      ['Dark', 'dark'],
    ] as const
  ).map(([name, scheme]) => ({
    name,
    view: { ...view, scheme },
    isCurrent: view.scheme === scheme,
  }));
  const directions: Choice[] = (
    [
      ['As the language', null],
      ['Right to left', 'rtl'],
    ] as const
  ).map(([name, dir]) => ({ name, view: { ...view, dir }, isCurrent: view.dir === dir }));
  return (
    <nav aria-label="View" lang="en" className="mt-5 flex flex-wrap gap-x-8 gap-y-3">
      <Links name="Colours" choices={schemes} locale={locale} />
      <Links name="Direction" choices={directions} locale={locale} />
    </nav>
  );
}

function Links({ name, choices, locale }: { name: string; choices: Choice[]; locale: string }) {
  return (
    <div>
      <p className="mb-1 text-muted text-sm">{name}</p>
      <ul className="flex flex-wrap gap-2">
        {choices.map(({ name, view, isCurrent }) => (
          <li key={name}>
            <a
              href={themeHref(locale, view)}
              aria-current={isCurrent ? 'true' : undefined}
              className="flex min-h-11 items-center rounded-full border border-line bg-surface px-4 hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:font-medium"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
