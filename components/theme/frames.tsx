import { HeaderSearch } from '@/components/search/header-search';
import { SiteHeader } from '@/components/shell/site-header';
import { SupplierTrouble } from '@/components/shell/supplier-trouble';
import type { SupplierErrorKind } from '@/lib/cryptorefills/errors';
import { Section, Specimen } from './parts';

/** What stands around every page. */
export function Frames() {
  return (
    <Section
      id="frames"
      about="The header above is the one of the first page, the footer and the languages are at the end of this one, and the strip about the sandbox stands on top of it."
    >
      <Specimen name="While browsing, with the search">
        <div className="overflow-clip rounded-card border border-line">
          <SiteHeader
            country="US"
            Anchor="a"
            search={<HeaderSearch country="US" words="" />}
            measure="max-w-6xl"
          />
        </div>
      </Specimen>
      <Specimen name="Where money is concerned">
        <div className="overflow-clip rounded-card border border-line">
          <SiteHeader country={null} Anchor="a" measure="max-w-xl" />
        </div>
      </Specimen>
      <Specimen name="With two in the cart, as the mark is drawn">
        <div className="inline-flex rounded-card border border-line bg-header p-3 text-on-header">
          <CartMark />
        </div>
      </Specimen>
    </Section>
  );
}

/** As `CartCount` draws it, of a cart that is not this browser's. */
function CartMark() {
  return (
    <span className="relative flex min-h-11 min-w-11 items-center gap-2.5 px-2 text-sm">
      <span className="min-w-5 rounded-full bg-on-header px-1 text-center font-semibold text-header text-xs leading-5">
        2
      </span>
      <span lang="en">Cart</span>
    </span>
  );
}

const troubles: { [Kind in SupplierErrorKind]: { kind: Kind } } = {
  unreachable: { kind: 'unreachable' },
  interrupted: { kind: 'interrupted' },
  'rate-limited': { kind: 'rate-limited' },
  blocked: { kind: 'blocked' },
  unavailable: { kind: 'unavailable' },
  'not-found': { kind: 'not-found' },
  refused: { kind: 'refused' },
  unreadable: { kind: 'unreadable' },
};

/** What is said where the supplier should be, whatever is the matter with it. */
export function Troubles() {
  return (
    <Section id="troubles">
      <div className="grid gap-x-8 gap-y-10 lg:grid-cols-2">
        {Object.values(troubles).map(({ kind }) => (
          <Specimen key={kind} name={kind}>
            <SupplierTrouble kind={kind} />
          </Specimen>
        ))}
      </div>
    </Section>
  );
}
