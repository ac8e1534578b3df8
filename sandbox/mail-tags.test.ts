import { describe, expect, test } from 'vitest';
import { codesAskedFor, mailTags } from './mail-tags';
import { problemCodes } from './problem-codes';

const codes = (...addresses: string[]) => codesAskedFor(mailTags(addresses));

describe('mail addresses', () => {
  test.each([
    ['buyer@example.com', []],
    ['buyer+news@example.com', []],
    ['buyer+kyc-pending@example.com', ['KYC_PENDING']],
    ['Buyer+KYC-Pending@example.com', ['KYC_PENDING']],
    ['buyer+kyc-pending+out-of-stock@example.com', ['KYC_PENDING', 'OUT_OF_STOCK']],
    ['buyer+kyc-pending+kyc-pending@example.com', ['KYC_PENDING']],
    ['buyer+brand-new-rule@example.com', ['BRAND_NEW_RULE']],
    ['buyer+brand-new-@example.com', []],
    ['buyer+some-other-rule@example.com', []],
    ['buyer+kyc_pending@example.com', ['KYC_PENDING']],
    ['kyc-pending@example.com', []],
    ['buyer@kyc+kyc-pending.example.com', []],
    ['buyer+kyc-pending', []],
    ['+@', []],
    ['', []],
  ])('%s asks for %j', (address, expected) => {
    expect(codes(address)).toEqual(expected);
  });

  test('every known code can be asked for', () => {
    const asking = problemCodes.map((code) => code.toLowerCase().replaceAll('_', '-'));
    expect(codes(`buyer+${asking.join('+')}@example.com`)).toEqual([...problemCodes]);
  });

  test('several addresses ask together', () => {
    expect(codes('a+kyc-missing@example.com', 'b+not-active+kyc-missing@example.com')).toEqual([
      'KYC_MISSING',
      'NOT_ACTIVE',
    ]);
  });
});
