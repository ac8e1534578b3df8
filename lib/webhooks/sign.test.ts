import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { signedHeaders } from './sign';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const older = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;
const body = '{"type":"order.paid"}';

describe('a signature', () => {
  it('is that of the specification’s own example', () => {
    const headers = signedHeaders(
      { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' },
      ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
      1_614_265_330_000,
    );
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('is accepted by the published library, whatever the body and the key', () => {
    const key = fc.uint8Array({ minLength: 24, maxLength: 64 });
    fc.assert(
      fc.property(fc.json({ stringUnit: 'grapheme' }), key, (text, bytes) => {
        const mine = `whsec_${Buffer.from(bytes).toString('base64')}`;
        const headers = signedHeaders({ id: 'msg_a', body: text }, [mine], Date.now());
        expect(new Webhook(mine).verify(text, headers)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('by several secrets is accepted by whoever knows one of them, and by nobody else', () => {
    const headers = signedHeaders({ id: 'msg_a', body }, [secret, older], Date.now());
    for (const known of [secret, older]) {
      expect(() => new Webhook(known).verify(body, headers)).not.toThrow();
    }
    const other = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
    expect(() => new Webhook(other).verify(body, headers)).toThrow();
    const changed = { ...headers, 'webhook-id': 'msg_b' };
    expect(() => new Webhook(secret).verify(body, changed)).toThrow();
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
  });
});
