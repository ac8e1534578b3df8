import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskBeneficiary } from './mask';

describe('maskBeneficiary', () => {
  it.each([
    ['marta@example.com', 'ma••@example.com'],
    ['ab@example.com', 'a••@example.com'],
    ['a@example.com', '••@example.com'],
    ['odd@name@example.com', 'od••@example.com'],
    ['+15550100123', '+1••••0123'],
    ['123456', '••••'],
    ['1234567', '12••••67'],
    ['@', '••••'],
    ['', '••••'],
  ])('shows %j as %j', (text, shown) => {
    expect(maskBeneficiary(text)).toBe(shown);
  });

  it('never shows all of an e-mail’s name', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const name = email.slice(0, email.lastIndexOf('@'));
        const [shown = ''] = maskBeneficiary(email).split('••');
        expect(shown.length).toBeLessThan(name.length);
        expect(shown.length).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('never shows more than six digits of a number, nor all of it', () => {
    const numbers = fc.stringMatching(/^\+?[0-9]{1,15}$/);
    fc.assert(
      fc.property(numbers, (number) => {
        const shown = maskBeneficiary(number).replaceAll('•', '');
        expect(shown.length).toBeLessThan(number.length);
        expect(shown.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});
