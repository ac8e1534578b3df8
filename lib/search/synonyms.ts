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

/** What the categories are called in the shop's languages, by a word of the English name. */
export const categoryNames: readonly { means: string; said: readonly string[] }[] = [
  {
    means: 'games',
    said: [
      ...['game', 'gaming', 'juegos', 'videojuegos', 'jeux', 'jeux vidéo', 'spiele', 'giochi'],
      ...['videogiochi', 'jogos', '游戏', 'oyun', 'oyunlar', 'trò chơi', 'laro', 'गेम्स', 'गेम'],
    ],
  },
  {
    means: 'food',
    said: [
      ...['restaurant', 'restaurants', 'comida', 'restaurantes', 'restauration', 'repas', 'essen'],
      ...['cibo', 'ristoranti', '美食', '外卖', 'yemek', 'ăn uống', 'pagkain', 'खाना', 'भोजन'],
    ],
  },
  {
    means: 'groceries',
    said: [
      ...['grocery', 'supermarket', 'supermercado', 'courses', 'supermarché', 'lebensmittel'],
      ...['supermarkt', 'spesa', 'supermercato', '超市', 'market', 'đi chợ', 'siêu thị', 'किराना'],
    ],
  },
  {
    means: 'travel',
    said: [
      ...['flights', 'hotel', 'hotels', 'viajes', 'vuelos', 'voyage', 'voyages', 'reisen', 'reise'],
      ...['viaggi', 'viagens', 'viagem', '旅行', 'seyahat', 'du lịch', 'biyahe', 'यात्रा'],
    ],
  },
  {
    means: 'fashion',
    said: [
      ...['clothes', 'clothing', 'moda', 'ropa', 'mode', 'vêtements', 'kleidung', 'abbigliamento'],
      ...['roupas', '时尚', '服装', 'giyim', 'thời trang', 'damit', 'फैशन', 'कपड़े'],
    ],
  },
  {
    means: 'electronics',
    said: [
      ...['electrónica', 'électronique', 'elektronik', 'elettronica', 'eletrônicos', '电子产品'],
      ...['数码', 'điện tử', 'इलेक्ट्रॉनिक्स'],
    ],
  },
  {
    means: 'entertainment',
    said: [
      ...['entretenimiento', 'divertissement', 'unterhaltung', 'intrattenimento'],
      ...['entretenimento', '娱乐', 'eğlence', 'giải trí', 'libangan', 'मनोरंजन'],
    ],
  },
  {
    means: 'health',
    said: [
      ...['beauty', 'salud', 'belleza', 'santé', 'beauté', 'gesundheit', 'schönheit', 'salute'],
      ...['bellezza', 'saúde', 'beleza', '健康', '美容', 'sağlık', 'güzellik', 'sức khỏe', 'सेहत'],
    ],
  },
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
    ...[
      '充值',
      '话费',
      '话费充值',
      'kontör',
      'tl yükleme',
      'nạp tiền',
      'nạp thẻ',
      'nạp điện thoại',
      'रिचार्ज',
    ],
  ],
  esims: [
    ...['esim', 'esims', 'e sim', 'sim', 'sim card', 'data', 'mobile data', 'roaming'],
    ...['travel sim', 'travel data', 'internet', 'datos', 'datos móviles', 'itinerancia'],
    ...['données', 'données mobiles', 'itinérance', 'daten', 'mobile daten', 'datenvolumen'],
    ...['dati', 'dati mobili', 'dados', 'dados móveis', '流量', '上网卡', '漫游'],
    ...['mobil veri', 'dolaşım', 'dữ liệu', 'chuyển vùng', 'डेटा', 'मोबाइल डेटा', 'रोमिंग'],
    ...['internet mobile', 'mobil internet', 'internet móvil'],
  ],
};
