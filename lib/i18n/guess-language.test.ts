import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likelyLanguages } from './guess-language';

describe('the likely languages of a text', () => {
  it.each([
    ['en', 'Open the redeem page of Airbnb. Enter the code.'],
    ['es', 'Abre la página de canje. Introduce el código.'],
    ['fr', 'Ouvrez la page et saisissez le code.'],
    ['de', 'Öffnen Sie die Seite und geben Sie den Code ein.'],
    ['it', 'Apri la pagina e inserisci il codice.'],
    ['pt', 'Abra a página e digite o código.'],
    ['zh', '打开此页面，然后输入您收到的兑换码。'],
    ['tr', 'Sayfayı açın ve kodu girin.'],
    ['vi', 'Mở trang và nhập mã.'],
    ['fil', 'Buksan ang pahina at ilagay ang code.'],
    ['hi', 'पृष्ठ खोलें और कोड दर्ज करें।'],
  ])('have %s among them for steps written in it', (tag, text) => {
    expect(likelyLanguages(text)).toContain(tag);
  });

  it('are one alone where nothing else comes near', () => {
    expect(likelyLanguages('Scan the QR code with the phone that will use the plan.')).toEqual([
      'en',
    ]);
  });

  it.each(['', 'OK', '1234-5678', '   '])('are none for %j', (text) => {
    expect(likelyLanguages(text)).toEqual([]);
  });

  it('never fail, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(likelyLanguages(text).length).toBeLessThanOrEqual(11);
      }),
    );
  });
});
