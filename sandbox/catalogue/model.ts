export type Kind = 'giftcard' | 'mobile_recharge';
export type DeliveryType = 'by_email' | 'by_phone' | 'by_account';
export type DeliveredAs = 'code' | 'code-with-serial' | 'url' | 'topup' | 'esim';
export type ProductType = 'digital' | 'physical';

export type CatalogueBrand = {
  brandId: string;
  brand: string;
  family: string;
  /** Names the tile under `/logos_v2/`; brands of one family share it. */
  slug: string;
  countryCode: string;
  category: string;
  kind: Kind;
  outOfStock: boolean;
};

/** A decimal string in major units of an ISO 4217 currency. */
export type Money = { currency: string; amount: string };

export type CatalogueProduct = {
  productId: string;
  brand: CatalogueBrand;
  kind: Kind;
  /** The supplier's wording, to be sent back verbatim, or `range`. */
  denomination: string;
  localizedDenomination: string | null;
  range: { min: string; max: string; step: string; currency: string } | null;
  faceValue: Money | null;
  /** What the price is computed from: the face value, or a hidden one for label-only products. */
  priceBasis: Money | null;
  deliveryType: DeliveryType;
  productType: ProductType;
  outOfStock: boolean;
  deliveredAs: DeliveredAs;
  /** Gigabytes of data, -1 when unlimited, null when it is not a data plan. */
  dataGb: number | null;
};

export type BrandEntry = {
  brand: CatalogueBrand;
  products: CatalogueProduct[];
  additionalCategories: string[];
  productType: ProductType;
  bgColor: string;
  labels: { min: string | null; max: string | null };
  popular: boolean;
  /** Listed in a section without a category. */
  unsectioned: boolean;
};
