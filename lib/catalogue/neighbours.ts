import { countriesOnOffer } from './countries';

/**
 * The countries of the world by the United Nations' subregions (M49), those with the most people
 * first, so that the first ones of a list are the likeliest to have a catalogue.
 */
const regions: readonly string[] = [
  'EG SD DZ MA TN LY EH',
  'ET TZ KE UG MZ MG MW ZM ZW SO RW BI ER MU DJ RE KM YT SC IO TF',
  'CD AO CM TD CG GA GQ ST CF',
  'ZA NA BW LS SZ',
  'NG GH CI NE ML BF SN GN BJ TG SL LR MR GM GW CV SH',
  'HT DO CU PR JM TT BS BB LC GP MQ GD VC CW AW AG VI KY DM KN TC SX MF VG BQ AI BL MS',
  'MX GT HN NI SV CR PA BZ',
  'BR CO AR PE VE CL EC BO PY UY GY SR GF FK GS BV',
  'US CA BM GL PM',
  'UZ KZ TJ KG TM',
  'CN JP KR TW HK MN MO KP',
  'ID PH VN TH MM MY KH LA SG TL BN',
  'IN PK BD AF IR NP LK BT MV',
  'TR IQ SA YE SY AZ JO AE IL LB PS OM KW GE QA BH AM CY',
  'RU UA PL RO CZ HU BY BG SK MD',
  'GB SE DK FI NO IE LT LV EE IS IM JE GG FO AX SJ',
  'IT ES GR PT RS HR BA AL SI MK XK MT ME AD GI SM VA',
  'DE FR NL BE AT CH LU MC LI',
  'AU NZ NF CX CC HM',
  'PG FJ SB VU NC',
  'GU FM KI MH MP PW NR UM',
  'PF WS TO AS CK WF TV TK NU PN',
  'AQ',
];

const regionOf = new Map(
  regions.flatMap((region) => {
    const codes = region.split(' ');
    return codes.map((code) => [code, codes] as const);
  }),
);

/** Up to `count` other countries of the same part of the world that the shop sells for. */
export function neighboursOf(country: string, count: number): string[] {
  const onOffer = new Set(countriesOnOffer());
  const near = regionOf.get(country) ?? [];
  return near.filter((code) => code !== country && onOffer.has(code)).slice(0, count);
}
