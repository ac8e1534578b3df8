/**
 * The words that plans are labelled with, in the languages the supplier writes (English, Spanish, French,
 * German, Italian, Portuguese, Chinese, Turkish, Vietnamese, Tagalog), as alternatives of a pattern.
 */
export const planWords = {
  day: 'days?|d|d[ií]as?|jours?|j|tage?n?|giorn[oi]|gg|天|日|gün|ngày|araw',
  week: 'weeks?|wks?|semanas?|semaines?|wochen?|settiman[ae]|周|週|星期|hafta|tuần|linggo',
  month: 'months?|mes(?:es)?|mois|monate?n?|mes[ei]|m[eê]s|个月|個月|月|ay|tháng|buwan',
  year: 'years?|años?|an(?:née)?s?|jahre?n?|ann[oi]|anos?|年|yıl|năm|taon',
  hour: 'hours?|hrs?|h|horas?|heures?|stunden?|std|or[ae]|小时|小時|saat|giờ|oras',
  minute: 'minutes?|mins?|minut[oi]s?|minuten|分钟|分鐘|dakika|phút|minuto',
  /** Before the word for a day. */
  each: '\\/|per|an?|each|every|por|al|par|pro|je|mỗi|kada|bawat|每',
  daily:
    'daily|diari[oa]s?|diári[oa]s?|quotidienn?e?s?|täglich|giornalier[oie]|每天|每日|günlük|hàng ngày',
  unlimited:
    'unlimited|unli|ilimitad[oa]s?|illimitée?s?|unbegrenzte?[rsn]?|unlimitierte?[rsn]?|illimitat[oaie]|无限量?|無限量?|不限量?|sınırsız|không giới hạn|walang limitasyon|walang limit',
  data: 'data|datos|données|daten|dati|dados|流量|数据|數據|veri|internet|dữ liệu',
  /** What may be unlimited besides. */
  talk: 'calls?|minutes?|mins?|talk|texts?|sms|voice|llamadas?|minutos?|mensajes|appels?|anrufe?|telefonie|minuten|chiamat[ae]|minuti|messaggi|chamadas?|ligações|通话|通話|短信|arama|dakika|konuşma|cuộc gọi|gọi|phút|tawag|text',
  /** No more than that it is a plan. */
  filler:
    'e-?sim|plan|plano|piano|package|bundle|valid(?:ity)?|for|paquete|para|por|válid[oa]|durante|forfait|pour|pendant|valable|paket|tarif|für|gültig|pacchetto|per|valido|pacote|套餐|有效期|paketi|geçerli|gói|trong|sa loob ng',
} as const;
