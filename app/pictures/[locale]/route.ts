import { isLocale } from '@/lib/i18n/locales';
import { pictureAnswer, pictureName } from '@/lib/pictures/answer';
import { shopPicture } from '@/lib/pictures/compose';

/** The picture of the whole shop in a language: `/pictures/en.png`. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/pictures/[locale]'>,
): Promise<Response> {
  const locale = pictureName((await params).locale) ?? '';
  return await pictureAnswer(isLocale(locale) ? await shopPicture(locale, null) : null);
}
