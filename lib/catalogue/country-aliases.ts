/**
 * What countries are called every day, beside their names in the locale data: short forms and
 * former names, in the languages of the shop. Names are separated by `|`.
 * The search for a country, the one for goods and the destinations of plans are read by this table, so nothing may
 * stand here that could as well be a continent ("America") or a common word.
 */
export const countryAliases: Readonly<Record<string, string>> = {
  AE: 'UAE|Emirates|Emirate|Emirats|Emiratos|EAU|VAE|BAE',
  BA: 'Bosnia|Bosnien|Bosnie|Bosna',
  BN: 'Brunei Darussalam',
  BS: 'The Bahamas',
  BY: 'Weißrussland|Bielorussia|Biélorussie|Bielorrusia|Byelorussia|White Russia',
  CD: 'DR Congo|DRC|RDC|Democratic Republic of the Congo|Congo Kinshasa|Zaire',
  CG: 'Republic of the Congo|Congo Brazzaville',
  CI: 'Ivory Coast|Elfenbeinküste|Costa de Marfil|Costa do Marfim|Costa d’Avorio|Fildişi Sahili|Bờ Biển Ngà',
  CN: 'PRC|Mainland China',
  CV: 'Cabo Verde|Cape Verde|Kap Verde',
  CZ: 'Czech Republic|Tschechische Republik|République tchèque|República Checa|Repubblica Ceca|República Tcheca|Çek Cumhuriyeti|Cộng hòa Séc',
  FM: 'Federated States of Micronesia',
  GB: 'UK|Great Britain|Britain|Großbritannien|Grossbritannien|Grande-Bretagne|Gran Bretaña|Gran Bretagna|Grã-Bretanha|Büyük Britanya|Britanya|Nước Anh',
  GM: 'The Gambia',
  HK: 'Hong Kong|Hongkong|Hồng Kông',
  KN: 'Saint Kitts|Saint Kitts and Nevis',
  KR: 'Korea|Corea|Corée|Coreia|Kore|Republic of Korea',
  LC: 'Saint Lucia',
  MF: 'Saint Martin',
  MK: 'Macedonia|Mazedonien|Macédoine|Macedônia|Makedonya',
  MM: 'Burma|Birma|Birmanie|Birmania|Birmânia',
  MO: 'Macau|Macao',
  NL: 'Holland|Hollande|Holanda|Olanda|Hollanda|The Netherlands',
  PG: 'PNG',
  PH: 'The Philippines|Pilipinas',
  PS: 'Palestine|Palästina|Palestina|Filistin',
  RU: 'Russian Federation',
  SA: 'KSA|Saudi',
  SZ: 'Swaziland|Swasiland|Suazilandia|Suazilândia',
  TL: 'East Timor|Osttimor|Timor oriental|Doğu Timor',
  TR: 'Turkey|Turkiye',
  TW: 'Chinese Taipei|Formosa',
  US: 'USA|US of A|United States of America|The States|EEUU|EE.UU.|EUA|Etats-Unis d’Amérique|Stati Uniti d’America|Estados Unidos de América|Estados Unidos da América|Vereinigte Staaten von Amerika|ABD|Nước Mỹ',
  VA: 'Vatican|Vatikan|Vaticano|Holy See',
  VC: 'Saint Vincent|Saint Vincent and the Grenadines',
  VI: 'US Virgin Islands|USVI',
  VG: 'BVI',
  ZA: 'RSA',
};

/**
 * What people who look for a country may call it besides: parts of it, or a continent. A plan or card
 * for one of these is not one for the country.
 */
const looseNames: Readonly<Record<string, string>> = {
  US: 'America|América|Amérique|Amerika',
  GB: 'England|Scotland|Wales|Northern Ireland|Schottland|Angleterre|Écosse|Inglaterra|Escocia|Escócia|Inghilterra|Scozia|İngiltere|İskoçya',
};

/** All that a country is called beside its names in the locale data, for whoever looks for it. */
export function everydayNames(code: string): string[] {
  return [countryAliases[code], looseNames[code]].flatMap((names) => names?.split('|') ?? []);
}
