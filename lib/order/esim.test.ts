import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { esimInstallLink, readEsim } from './esim';

const iphone = (version: string) =>
  `Mozilla/5.0 (iPhone; CPU iPhone OS ${version} like Mac OS X) AppleWebKit/605.1.15 Safari/604.1`;
const android = (version: string) => `Mozilla/5.0 (Linux; Android ${version}; K) Chrome/150.0`;
const text = 'LPA:1$smdp.example.com$SIMULATED-0001';

describe('an eSIM’s activation code', () => {
  it.each([
    [text, 'smdp.example.com', 'SIMULATED-0001', false],
    [` ${text}\n`, 'smdp.example.com', 'SIMULATED-0001', false],
    ['lpa:1$rsp.example$A1B2', 'rsp.example', 'A1B2', false],
    ['LPA:1$rsp.example$A1B2$1.3.6.1.4.1', 'rsp.example', 'A1B2', false],
    ['LPA:1$rsp.example$A1B2$$1', 'rsp.example', 'A1B2', true],
    ['LPA:1$rsp.example$$1.3.6$1', 'rsp.example', '', true],
    ['LPA:1$rsp.example:8443$A1B2', 'rsp.example:8443', 'A1B2', false],
  ])('%s is read', (code, server, activationCode, needsConfirmation) => {
    expect(readEsim(code)).toEqual({ server, activationCode, needsConfirmation });
  });

  it.each([
    '',
    'LPA:',
    'LPA:2$a$b',
    'LPA:1$a',
    'SIMU-LATED-0001',
    'LPA:1$a b$c',
    'LPA:1$a$b$c$2$d',
  ])('is not in %j', (code) => {
    expect(readEsim(code)).toBeNull();
  });

  it('is told from any other text without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (tail) => {
        const read = readEsim(`LPA:1$${tail}`);
        if (read !== null)
          expect(`LPA:1$${tail}`).toContain(`${read.server}$${read.activationCode}`);
      }),
    );
  });
});

describe('the link that installs it', () => {
  const data = '?carddata=LPA%3A1%24smdp.example.com%24SIMULATED-0001';
  it.each([
    ['17_4', `https://esimsetup.apple.com/esim_qrcode_provisioning${data}`],
    ['26_1', `https://esimsetup.apple.com/esim_qrcode_provisioning${data}`],
    ['17_3', null],
    ['16_7', null],
  ])('on iOS %s', (version, link) => {
    expect(esimInstallLink(text, iphone(version))).toBe(link);
  });

  it.each([
    ['14', `https://esimsetup.android.com/esim_qrcode_provisioning${data}`],
    ['13', null],
  ])('on Android %s', (version, link) => {
    expect(esimInstallLink(text, android(version))).toBe(link);
  });

  it('is none on a computer, nor for another code', () => {
    expect(esimInstallLink(text, 'Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0')).toBeNull();
    expect(esimInstallLink('SIMU-LATED-0001', iphone('18_0'))).toBeNull();
  });
});
