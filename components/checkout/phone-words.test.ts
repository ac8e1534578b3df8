import { expect, it } from 'vitest';
import { phoneWords } from './phone-words';

const strings = {
  phoneReadBack: '{phone}, {country}',
  phoneElsewhere: 'of {country}, for {place}',
  phoneNoCountry: '{phone} of nowhere',
};
const brazil = { code: 'BR', place: 'Brasil' };
const number = (shown: string, country: { code: string; name: string } | null) => ({
  e164: shown.replaceAll(' ', ''),
  shown,
  country,
});

it('reads a number of the country back with it', () => {
  const read = number('+55 11 99123 4567', { code: 'BR', name: 'Brasil' });
  expect(phoneWords(read, brazil, strings)).toEqual({
    hint: '+55 11 99123 4567, Brasil',
    advice: null,
  });
});

it('advises when it is of another country', () => {
  const read = number('+49 1512 3456789', { code: 'DE', name: 'Alemanha' });
  expect(phoneWords(read, brazil, strings)).toEqual({
    hint: '+49 1512 3456789, Alemanha',
    advice: 'of Alemanha, for Brasil',
  });
});

it('advises when its country is not known', () => {
  expect(phoneWords(number('+870 773 111 632', null), brazil, strings)).toEqual({
    hint: '',
    advice: '+870 773 111 632 of nowhere',
  });
});
