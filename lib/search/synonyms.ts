import type { Kind } from '@/schemas/kinds';

/** What people call a brand that has another name, in any of the shop's languages. */
export const otherNames: readonly { means: string; said: readonly string[] }[] = [
  { means: 'playstation', said: ['psn', 'ps4', 'ps5', 'ps plus', 'sony'] },
  { means: 'xbox', said: ['game pass', 'gamepass', 'microsoft'] },
  { means: 'nintendo', said: ['switch', 'eshop'] },
  { means: 'apple', said: ['itunes', 'app store', 'icloud', 'iphone'] },
  { means: 'google play', said: ['play store', 'playstore', 'android', 'gplay'] },
  { means: 'steam', said: ['valve', 'cs2', 'csgo', 'dota'] },
  { means: 'roblox', said: ['robux'] },
  { means: 'fortnite', said: ['v bucks', 'vbucks'] },
  { means: 'battle net', said: ['blizzard', 'wow', 'world of warcraft', 'overwatch'] },
  { means: 'riot', said: ['lol', 'league of legends', 'valorant'] },
  { means: 'valorant', said: ['riot'] },
  { means: 'mobile legends', said: ['mlbb'] },
  { means: 'free fire', said: ['garena', 'ff'] },
  { means: 'pubg', said: ['battlegrounds', 'uc'] },
  { means: 'meta quest', said: ['oculus'] },
  { means: 'amazon', said: ['amzn', 'prime'] },
  { means: 'mcdonalds', said: ['mcd', 'maccas', 'macdo'] },
  { means: 'starbucks', said: ['coffee', 'café', 'kaffee'] },
  { means: 'uber', said: ['taxi'] },
];

/** What people call the kinds of things the shop sells, and what they want them for. */
export const kindNames: Readonly<Record<Kind, readonly string[]>> = {
  'gift-cards': [
    ...['gift card', 'gift cards', 'giftcard', 'giftcards', 'gift code', 'voucher', 'vouchers'],
    ...['tarjeta regalo', 'tarjeta de regalo', 'tarjetas de regalo', 'vale regalo'],
    ...['carte cadeau', 'cartes cadeaux', 'chèque cadeau', 'bon d’achat'],
    ...['gutschein', 'gutscheine', 'geschenkkarte', 'geschenkkarten', 'guthabenkarte'],
    ...['carta regalo', 'carte regalo', 'buono regalo', 'buoni regalo'],
    ...['cartão presente', 'vale presente', 'cartão oferta', 'hediye kartı', 'hediye çeki'],
    ...['礼品卡', 'thẻ quà tặng', 'गिफ्ट कार्ड'],
  ],
  'top-ups': [
    ...['top up', 'top ups', 'topup', 'phone credit', 'mobile credit', 'airtime', 'recharge'],
    ...['refill', 'phone', 'prepaid', 'minutes', 'load', 'eload'],
    ...['recarga', 'recargas', 'saldo', 'crédito móvil', 'recarga de celular'],
    ...['recharge mobile', 'crédit téléphone', 'crédit mobile', 'forfait'],
    ...['guthaben', 'handyguthaben', 'aufladen', 'aufladung', 'prepaid guthaben'],
    ...['ricarica', 'ricariche', 'credito telefonico', 'carregamento', 'crédito celular'],
    ...['充值', '话费', '话费充值', 'kontör', 'tl yükleme', 'nạp tiền', 'nạp thẻ', 'रिचार्ज'],
  ],
  esims: [
    ...['esim', 'esims', 'e sim', 'sim', 'sim card', 'data', 'mobile data', 'roaming'],
    ...['travel sim', 'travel data', 'internet', 'datos', 'datos móviles', 'itinerancia'],
    ...['données', 'données mobiles', 'itinérance', 'daten', 'mobile daten', 'datenvolumen'],
    ...['dati', 'dati mobili', 'dados', 'dados móveis', '流量', '上网卡', '漫游'],
    ...['mobil veri', 'dolaşım', 'dữ liệu', 'chuyển vùng', 'डेटा', 'रोमिंग'],
  ],
};
