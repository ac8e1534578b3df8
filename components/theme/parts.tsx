import type { ReactNode } from 'react';

/** The parts of the page, in their order, by their ids. */
export const sections = {
  colours: 'Colours',
  contrast: 'Contrast',
  brand: 'Logo, icon, typefaces',
  controls: 'Controls',
  frames: 'Headers and footer',
  browsing: 'Browsing',
  products: 'Products',
  cart: 'The cart',
  checkout: 'The checkout',
  orders: 'Orders',
  receipts: 'Receipts',
  links: 'Links and gifts',
  troubles: 'Trouble with the supplier',
};

/** One part of the page, with the name it has in the table of contents. */
export function Section({
  id,
  about,
  children,
}: {
  id: keyof typeof sections;
  /** What there is to know of it, for whoever makes a theme. */
  about?: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mt-12 border-line border-t pt-8">
      <h2 id={id} lang="en" className="font-semibold text-2xl tracking-tight">
        {sections[id]}
      </h2>
      {about !== undefined && (
        <p lang="en" className="mt-1 max-w-prose text-muted">
          {about}
        </p>
      )}
      <div className="mt-6 space-y-10">{children}</div>
    </section>
  );
}

/** One component in one state, under the name of that. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      {/* Of the same rank as a section: what a component begins with may be of any below it. */}
      <h2 lang="en" className="mb-3 font-medium font-sans text-muted text-sm">
        {name}
      </h2>
      {children}
    </div>
  );
}

/** Specimens beside one another where there is room for it. */
export function Pair({ children }: { children: ReactNode }) {
  return <div className="grid items-start gap-x-8 gap-y-10 lg:grid-cols-2">{children}</div>;
}
