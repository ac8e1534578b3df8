import type { LanguageTexts } from './model';

export const tr: LanguageTexts = {
  geo: 'ülke: {country}',
  card: {
    description:
      '{brand} hediye kartı: kendiniz için ya da hediye etmek için. Kod e-postayla gelir ve siparişte görünür; genellikle ödemeden sonra bir dakika içinde.',
    steps: [
      '{brand} hesabınıza girin ya da kodu kasada gösterin.',
      '“Kod kullan” veya “Hediye kartı” seçeneğine kodu aynen yazın.',
      'Tutar bakiyenize eklenir ya da sepetten düşülür.',
    ],
    terms: ['Geçerli olduğu ülke: {country}.', 'İade edilmez, nakde çevrilmez, yenilenmez.'],
    note: 'Hesap, kartla aynı ülkede kayıtlı olmalıdır.',
  },
  topUp: {
    description:
      'Faturasız {brand} hattı için kontör. Doğrudan yüklenir; yalnızca PIN ürünlerinde kod vardır.',
    steps: [
      'Numarayı ülke koduyla yazın ve kontrol edin.',
      'Ödeyin: kontör genellikle birkaç dakikada gelir.',
    ],
    terms: ['Yalnızca faturasız {brand} hatları için.', 'Yükleme geri alınamaz.'],
    note: 'Operatör vergileri yüklenen tutarı azaltabilir.',
  },
  bundle: {
    description: 'Faturasız hat için {brand} internet paketi.',
    steps: [
      'Numarayı ülke koduyla yazın ve kontrol edin.',
      'Ödeyin: operatör paketi SMS ile onaylar.',
    ],
    terms: ['Yalnızca faturasız {brand} hatları için.', 'Kullanılmayan internet sona erer.'],
    note: 'Çoğu operatörde ikinci paket ilkini uzatır.',
  },
  esim: {
    description:
      'Plastik kart olmadan mobil internet. Bir QR kodu ve etkinleştirme kodu alırsınız; süre ilk bağlantıda başlar.',
    steps: [
      'Telefonun kilitsiz ve eSIM uyumlu olduğunu kontrol edin.',
      'Ayarlardan “eSIM ekle” seçeneğini açıp QR kodunu okutun.',
      'Varınca veri dolaşımını açın.',
    ],
    terms: ['Yalnızca internet; arama ve SMS yoktur.', 'Bir kez, tek cihaza kurulur.'],
    note: 'Evde, Wi-Fi bağlantısıyla kurun.',
  },
};
