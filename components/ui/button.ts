const base =
  'inline-flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-control px-5 py-2.5 text-balance text-center font-medium transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-progress aria-disabled:opacity-75';

/** The one main action on a page. */
export const primaryButton = `${base} bg-brand text-on-brand not-disabled:hover:bg-brand-hover`;

/** Every other action. */
export const secondaryButton = `${base} border border-line-strong/50 bg-surface text-text hover:bg-sunken`;
