import { getTranslations } from 'next-intl/server';
import { BrandTile } from '@/components/catalogue/brand-tile';
import { CountryHome } from '@/components/catalogue/country-home';
import { EmptyCountry } from '@/components/catalogue/empty-country';
import { KindList } from '@/components/catalogue/kind-list';
import { CoinLinks } from '@/components/product/coin-links';
import { DeviceCheck } from '@/components/product/device-check';
import { ProductFacts } from '@/components/product/product-facts';
import { productFormStrings } from '@/components/product/product-options';
import { PhonePanel } from '@/components/top-up/phone-panel';
import { logoStem } from '@/lib/catalogue/logo';
import { runtime } from '@/lib/runtime';
import { Pair, Section, Specimen } from './parts';
import { brandsWith, hardToPlease, nothingFound, offerOf } from './shelf-fixtures';
import { ProductStage } from './stages';

const place = { country: 'US', kind: 'gift-cards' } as const;

/** Where a buyer looks around: the first page of a country, lists, and what is on a product page. */
export async function Shelves({ locale }: { locale: string }) {
  const t = await getTranslations();
  const brands = brandsWith((slug) => `${runtime().supplierOrigin}/logos/${slug}`);
  const [first] = brands;
  const cards = brands.filter(({ kind }) => kind === 'gift-cards');
  return (
    <>
      <Section
        id="browsing"
        about="Brands bring their own colours and logos: cards with a logo, without one, without a colour, and sold out."
      >
        <Specimen name="A country’s first page: doors (one leads nowhere), cards, categories">
          <CountryHome brands={brands} featured={brands} country="US" locale={locale} />
        </Specimen>
        <Specimen name="A list: filters, categories, what narrows it, and nothing left">
          <KindList list={nothingFound(cards)} place={{ ...place, locale }} wish={hardToPlease} />
        </Specimen>
        <Specimen name="A country for which nothing is sold">
          <EmptyCountry country="CU" locale={locale} />
        </Specimen>
      </Section>
      {first !== undefined && (
        <Section id="products">
          <Pair>
            <Specimen name="A brand’s card, and what decides whether it is the right one">
              <div className="mb-4 w-60">
                <BrandTile brand={{ ...first, logo: logoStem(first.logoBase) }} size="product" />
              </div>
              <ProductFacts offer={offerOf(first)} locale={locale} />
            </Specimen>
            <Specimen name="The coin of the prices">
              <CoinLinks offer={offerOf(first)} locale={locale} />
              <DeviceCheck />
            </Specimen>
          </Pair>
          <ProductStage locale={locale} strings={productFormStrings('gift-cards', t)} />
          <Specimen name="Where top-ups begin">
            <PhonePanel country="US" locale={locale} />
          </Specimen>
        </Section>
      )}
    </>
  );
}
