import { findBrand } from '@/lib/catalogue/catalogue';
import { supplierFailure } from '@/lib/http';
import { isLocale } from '@/lib/i18n/locales';
import { pictureAnswer, pictureCountry, pictureName } from '@/lib/pictures/answer';
import { brandPicture } from '@/lib/pictures/compose';
import { currentVisitor } from '@/lib/session';
import { kindSchema } from '@/schemas/catalogue';

/** The picture of a brand: `/pictures/en/us/gift-cards/steam.png`. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/pictures/[locale]/[country]/[kind]/[brand]'>,
): Promise<Response> {
  const { locale, country: segment, kind: door, brand: file } = await params;
  const kind = kindSchema.safeParse(door);
  const [country, slug] = [pictureCountry(segment), pictureName(file)];
  if (!isLocale(locale) || !kind.success || country === null || slug === null) {
    return await pictureAnswer(null);
  }
  const brand = await findBrand(await currentVisitor(), { country, kind: kind.data, slug });
  if (!brand.ok) return supplierFailure(brand.error);
  return await pictureAnswer(brand.data === null ? null : await brandPicture(locale, brand.data));
}
