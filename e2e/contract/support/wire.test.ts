import { describe, expect, it } from 'vitest';
import { createGate } from './gate';
import { NoAnswer, Wire, type WireOptions } from './wire';

type Sent = { method: string; url: string; headers: Headers };

/** A wire to a supplier that answers everything alike, and what was sent over it. */
function openWire(
  options: Partial<WireOptions> = {},
  answers: () => Response = () => Response.json([]),
) {
  const sent: Sent[] = [];
  const wire = new Wire({
    origin: 'https://api.example.com',
    real: true,
    partnerId: 'partner',
    version: '1.2.3',
    clientIp: null,
    gate: (work) => work(),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      sent.push({ method: request.method, url: request.url, headers: request.headers });
      return answers();
    },
    ...options,
  });
  return { wire, sent };
}

describe('a wire to a real supplier', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'get'])('never sends %s', async (method) => {
    const { wire, sent } = openWire();
    await expect(wire.send(method, '/v5/orders', {})).rejects.toThrow(/only read/);
    expect(sent).toEqual([]);
  });

  it('subscribes to nothing, however it is asked', async () => {
    const { wire, sent } = openWire();
    const path = '/v5/orders/1/subscribe';
    await expect(wire.follow(path, AbortSignal.timeout(1000))).rejects.toThrow(/subscribe/);
    await expect(wire.get(path)).rejects.toThrow(/subscribe/);
    await expect(wire.getAgain(`${path}/`)).rejects.toThrow(/subscribe/);
    expect(sent).toEqual([]);
  });

  it('says who is asking, and for whom only when told', async () => {
    const { wire, sent } = openWire();
    await wire.get('/v3/currencies');
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toEqual({
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': 'refillery-contract/1.2.3',
      'x-cr-application': 'partner',
      'x-cr-version': '1.2.3',
    });
    const named = openWire({ clientIp: '198.51.100.4' });
    await named.wire.get('/v3/currencies');
    expect(named.sent[0]?.headers.get('x-forwarded-for')).toBe('198.51.100.4');
  });

  it('fetches a thing once, however many ask, and whatever came of it', async () => {
    const { wire, sent } = openWire({}, () => new Response('oh no', { status: 502 }));
    const path = '/v2/brands';
    const asked = ['US', 'US', 'DE', 'US'].map((code) => wire.get(path, { country_code: code }));
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
    expect(sent.map(({ url }) => new URL(url).search)).toEqual([
      '?country_code=US',
      '?country_code=DE',
    ]);
  });

  it.each([403, 429])('asks nothing more after a %i', async (status) => {
    const { wire, sent } = openWire({}, () => Response.json({}, { status }));
    await expect(wire.get('/v2/brands')).rejects.toBeInstanceOf(NoAnswer);
    await expect(wire.get('/v2/homepage')).rejects.toThrow(
      `/v2/brands was answered with ${status}`,
    );
    expect(sent).toHaveLength(1);
  });

  it('names no order when an answer does not come', async () => {
    const { wire } = openWire({}, () => {
      throw new TypeError('fetch failed');
    });
    const asked = wire.get('/v5/orders/3f2c9a10-7d4e-4b6a-9c1d-5e8f7a6b4c2d');
    await expect(asked).rejects.toThrow('GET /v5/orders/{id} was not answered');
  });

  it('gives a refusal as it came, and text that is not JSON as no body', async () => {
    const refused = openWire({}, () => Response.json({ detail: 'NO' }, { status: 400 }));
    expect(await refused.wire.get('/')).toMatchObject({ status: 400, body: { detail: 'NO' } });
    const prose = openWire({}, () => new Response('<h1>Hello</h1>'));
    expect(await prose.wire.get('/')).toMatchObject({ status: 200, body: undefined });
  });
});

describe('a wire to the sandbox', () => {
  it('may write', async () => {
    const { wire, sent } = openWire({ real: false });
    await wire.send('POST', '/v5/orders', { any: 'thing' });
    expect(sent.map(({ method }) => method)).toEqual(['POST']);
  });
});

describe('a gate', () => {
  /** A clock that moves when somebody sleeps, and the moments at which work began. */
  function timeline() {
    let now = 0;
    const began: number[] = [];
    const gate = createGate(1000, {
      now: () => now,
      sleep: async (milliseconds) => {
        now += milliseconds;
      },
    });
    const work = (takes: number) =>
      gate(async () => {
        began.push(now);
        now += takes;
        if (takes === 13) throw new Error('failed');
      });
    return { began, work };
  }

  it('lets work begin no sooner than its interval allows', async () => {
    const { began, work } = timeline();
    await Promise.all([work(10), work(10), work(1700), work(10)]);
    expect(began).toEqual([0, 1010, 2020, 4720]);
  });

  it('goes on after work that failed', async () => {
    const { began, work } = timeline();
    const first = work(13);
    const second = work(10);
    await expect(first).rejects.toThrow('failed');
    await second;
    expect(began).toEqual([0, 1013]);
  });
});
