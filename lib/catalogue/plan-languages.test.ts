import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { destinationInLabel } from './destination';
import { type PlanData, readPlan } from './plan';

const unlimited: PlanData = { kind: 'unlimited' };
const mb = (amount: string): PlanData => ({ kind: 'amount', mb: amount });

describe('a plan’s label in another language', () => {
  it.each<[label: string, data: PlanData | null, days: number | null, rest: string]>([
    ['1 GB 7 días', mb('1000'), 7, ''],
    ['1 GB 7 dias', mb('1000'), 7, ''],
    ['1 GB 7 di\u0301as', mb('1000'), 7, ''],
    ['5 GB durante 1 mes', mb('5000'), 30, ''],
    ['1 GB/día 7 días', mb('7000'), 7, ''],
    ['1 GB por día, 7 días', mb('7000'), 7, ''],
    ['Datos ilimitados 3 días', unlimited, 3, ''],
    ['Ilimitado 3 días', unlimited, 3, ''],
    ['Llamadas ilimitadas 5 GB 30 días', mb('5000'), 30, 'Llamadas ilimitadas'],
    ['Illimité 3 jours', unlimited, 3, ''],
    ['Données illimitées, 1 semaine', unlimited, 7, ''],
    ['1 Go 7 jours', mb('1000'), 7, ''],
    ['500 Mo pendant 1 jour', mb('500'), 1, ''],
    ['5 Go valable 1 an', mb('5000'), 365, ''],
    ['1 Go par jour 10 jours', mb('10000'), 10, ''],
    ['Unbegrenzt 3 Tage', unlimited, 3, ''],
    ['Unbegrenzte Daten für 1 Tag', unlimited, 1, ''],
    ['10 GB 30 Tage', mb('10000'), 30, ''],
    ['täglich 1 GB 7 Tage', mb('7000'), 7, ''],
    ['Unbegrenzte Anrufe 30 Tage', null, 30, 'Unbegrenzte Anrufe'],
    ['3 GB 2 Wochen', mb('3000'), 14, ''],
    ['Illimitato 3 giorni', unlimited, 3, ''],
    ['1 GB per 7 giorni', mb('1000'), 7, ''],
    ['20 GB 1 mese', mb('20000'), 30, ''],
    ['Dados ilimitados por 7 dias', unlimited, 7, ''],
    ['3 GB 1 mês', mb('3000'), 30, ''],
    ['1GB 7天', mb('1000'), 7, ''],
    ['7天1GB', mb('1000'), 7, ''],
    ['每天1GB 7天', mb('7000'), 7, ''],
    ['无限流量 3天', unlimited, 3, ''],
    ['5 GB流量30天', mb('5000'), 30, ''],
    ['3个月10GB', mb('10000'), 90, ''],
    ['1 GB 7 gün', mb('1000'), 7, ''],
    ['Sınırsız 3 gün', unlimited, 3, ''],
    ['20 GB 28 gün', mb('20000'), 28, ''],
    ['günlük 1 GB, 7 gün', mb('7000'), 7, ''],
    ['1 GB 7 ngày', mb('1000'), 7, ''],
    ['Không giới hạn 3 ngày', unlimited, 3, ''],
    ['1 GB 7 araw', mb('1000'), 7, ''],
    ['Walang limitasyon 3 araw', unlimited, 3, ''],
    ['1 GB 1 mo', mb('1000'), null, '1 mo'],
    ['Europa 5 GB 30 días', mb('5000'), 30, 'Europa'],
  ])('%j', (label, data, days, rest) => {
    expect(readPlan(label)).toMatchObject({ data, days });
    expect(readPlan(label).rest).toBe(rest);
  });

  /** For each language: a day, more of them, a word between amount and time, unlimited. */
  const languages = [
    ['day', 'days', 'for', 'Unlimited'],
    ['día', 'días', 'durante', 'Ilimitado'],
    ['jour', 'jours', 'pendant', 'Illimité'],
    ['Tag', 'Tage', 'für', 'Unbegrenzt'],
    ['giorno', 'giorni', 'per', 'Illimitato'],
    ['dia', 'dias', 'por', 'Ilimitado'],
    ['天', '天', ' ', '无限'],
    ['gün', 'gün', ',', 'Sınırsız'],
    ['ngày', 'ngày', 'trong', 'Không giới hạn'],
    ['araw', 'araw', ' - ', 'Walang limitasyon'],
  ] as const;

  it('written by its parts is read back, in whatever letters', () => {
    const amount = fc.option(fc.integer({ min: 1, max: 999 }), { freq: 4 });
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        amount,
        fc.integer({ min: 1, max: 365 }),
        fc.boolean(),
        fc.constantFrom('NFC', 'NFD'),
        ([day, more, between, without], gb, days, isFirst, form) => {
          const parts = [
            gb === null ? without : `${gb} GB`,
            `${days} ${days === 1 ? day : more}`,
          ] as const;
          const joined = isFirst ? parts.toReversed().join(' ') : parts.join(` ${between} `);
          const label = joined.normalize(form);
          expect(readPlan(label), label).toEqual({
            data: gb === null ? unlimited : mb(String(gb * 1000)),
            minutes: null,
            days,
            rest: '',
          });
        },
      ),
    );
  });

  it('of any text is read without failing', () => {
    const words = fc.constantFrom('1', '7', ' ', 'GB', 'días', 'ilimitado', 'llamadas', '/', '天');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 120 }), (drawn) => {
        const { days } = readPlan(drawn.join(''));
        expect(days === null || days > 0).toBe(true);
      }),
    );
  });
});

it('a destination in a label may be in any of the shop’s languages', () => {
  expect(
    ['Europa', 'Türkei', 'Alemania', '日本', 'Estados Unidos', 'Hoa Kỳ', 'Turkey'].map(
      destinationInLabel,
    ),
  ).toEqual(['150', 'TR', 'DE', 'JP', 'US', 'US', 'TR']);
  expect(['Airalo', ''].map(destinationInLabel)).toEqual([null, null]);
});
