'use client';

import { type ComponentProps, lazy, type ReactNode } from 'react';

/*
 * Parts of pages that are alive elsewhere are drawn by the server and left as they are: nothing of
 * them is asked of anybody, none of them takes the focus or the title of the page, and their scripts
 * stay out of this page. That matters to the others: what two pages share is cut into larger pieces.
 */
const onServer = {
  Cart: typeof window === 'undefined' ? lazy(() => import('./cart-stage')) : null,
  Check: typeof window === 'undefined' ? lazy(() => import('./check-stage')) : null,
  Checkout: typeof window === 'undefined' ? lazy(() => import('./checkout-stage')) : null,
  Field: typeof window === 'undefined' ? lazy(() => import('./field-stage')) : null,
  Link: typeof window === 'undefined' ? lazy(() => import('./link-stage')) : null,
  Order: typeof window === 'undefined' ? lazy(() => import('./order-stage')) : null,
  Product: typeof window === 'undefined' ? lazy(() => import('./product-stage')) : null,
  Record: typeof window === 'undefined' ? lazy(() => import('./record-stage')) : null,
  Reveal: typeof window === 'undefined' ? lazy(() => import('./reveal-stage')) : null,
};
type Stages = typeof onServer;
type StageProps<Name extends keyof Stages> = ComponentProps<NonNullable<Stages[Name]>>;

/** In the browser, markup of nobody's making: React leaves what the server has put there. */
function Kept({ children }: { children: ReactNode }) {
  if (typeof window === 'undefined') return <div className="space-y-10">{children}</div>;
  const nothing = { __html: '' };
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: nothing is put there.
    <div className="space-y-10" suppressHydrationWarning dangerouslySetInnerHTML={nothing} />
  );
}

export function CartStage(props: StageProps<'Cart'>) {
  return <Kept>{onServer.Cart && <onServer.Cart {...props} />}</Kept>;
}
export function CheckStage(props: StageProps<'Check'>) {
  return <Kept>{onServer.Check && <onServer.Check {...props} />}</Kept>;
}
export function CheckoutStage(props: StageProps<'Checkout'>) {
  return <Kept>{onServer.Checkout && <onServer.Checkout {...props} />}</Kept>;
}
export function FieldStage() {
  return <Kept>{onServer.Field && <onServer.Field />}</Kept>;
}
export function LinkStage(props: StageProps<'Link'>) {
  return <Kept>{onServer.Link && <onServer.Link {...props} />}</Kept>;
}
export function OrderStage(props: StageProps<'Order'>) {
  return <Kept>{onServer.Order && <onServer.Order {...props} />}</Kept>;
}
export function ProductStage(props: StageProps<'Product'>) {
  return <Kept>{onServer.Product && <onServer.Product {...props} />}</Kept>;
}
export function RecordStage(props: StageProps<'Record'>) {
  return <Kept>{onServer.Record && <onServer.Record {...props} />}</Kept>;
}
export function RevealStage(props: StageProps<'Reveal'>) {
  return <Kept>{onServer.Reveal && <onServer.Reveal {...props} />}</Kept>;
}
