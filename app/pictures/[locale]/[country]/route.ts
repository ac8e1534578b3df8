import { isLocale } from '@/lib/i18n/locales';
import { pictureAnswer, pictureCountry, pictureName } from '@/lib/pictures/answer';
import { shopPicture } from '@/lib/pictures/compose';

/** The picture of a country's shop: `/pictures/en/us.png`. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/pictures/[locale]/[country]'>,
): Promise<Response> {
  const { locale, country: file } = await params;
  const country = pictureCountry(pictureName(file));
  if (!isLocale(locale) || country === null) return await pictureAnswer(null);
  return await pictureAnswer(await shopPicture(locale, country));
}
