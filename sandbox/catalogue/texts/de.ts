import type { LanguageTexts } from './model';

export const de: LanguageTexts = {
  geo: 'in {country}',
  card: {
    description:
      'Eine Geschenkkarte von {brand}, für dich oder zum Verschenken. Der Code kommt per E-Mail und steht bei der Bestellung, meist innerhalb einer Minute nach der Zahlung.',
    steps: [
      'Melde dich bei {brand} an oder halte den Code an der Kasse bereit.',
      'Wähle „Einlösen“ oder „Geschenkkarte“ und gib den Code genau so ein.',
      'Der Betrag wird gutgeschrieben oder vom Einkauf abgezogen.',
    ],
    terms: ['Nur gültig in {country}.', 'Keine Barauszahlung, keine Rückgabe, kein Ersatz.'],
    note: 'Das Konto muss in {country} registriert sein.',
  },
  topUp: {
    description:
      'Guthaben für eine Prepaid-Nummer von {brand} in {country}. Es wird direkt aufgeladen; einen Code gibt es nur bei PIN-Produkten.',
    steps: [
      'Gib die Nummer mit Landesvorwahl ein und prüfe sie.',
      'Bezahle: das Guthaben ist meist nach wenigen Minuten da.',
    ],
    terms: ['Nur für Prepaid-Nummern von {brand} in {country}.', 'Keine Rückbuchung.'],
    note: 'Steuern des Anbieters können das Guthaben mindern.',
  },
  bundle: {
    description: 'Ein Datenpaket von {brand} für eine Prepaid-Nummer in {country}.',
    steps: [
      'Gib die Nummer mit Landesvorwahl ein und prüfe sie.',
      'Bezahle: der Anbieter bestätigt das Paket per SMS.',
    ],
    terms: ['Nur für Prepaid-Nummern von {brand}.', 'Nicht genutzte Daten verfallen.'],
    note: 'Bei den meisten Anbietern verlängert ein zweites Paket das erste.',
  },
  esim: {
    description:
      'Mobile Daten ohne Plastikkarte. Du bekommst einen QR-Code und einen Aktivierungscode; gezählt wird ab der ersten Verbindung.',
    steps: [
      'Prüfe, ob dein Telefon entsperrt ist und eSIM kann.',
      'Wähle in den Einstellungen „eSIM hinzufügen“ und scanne den QR-Code.',
      'Schalte am Reiseziel Datenroaming für die neue Leitung ein.',
    ],
    terms: ['Nur Daten, keine Anrufe oder SMS.', 'Nur einmal auf einem Gerät installierbar.'],
    note: 'Installiere das Profil zu Hause im WLAN.',
  },
};
