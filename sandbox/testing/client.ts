import * as z from 'zod';
import { type Sandbox, type SandboxOptions, startSandbox } from '..';

const order = z.looseObject({
  order_id: z.uuid(),
  order_state: z.string(),
  sent_coin_amount: z.string(),
  deliveries: z.array(
    z.looseObject({ delivery_state: z.string(), deliverable: z.record(z.string(), z.unknown()) }),
  ),
});
export type WireOrder = z.infer<typeof order>;

export const steamLine = {
  brand_name: 'Steam',
  country_code: 'US',
  denomination: '50 USD',
  beneficiary_account: 'buyer@example.com',
};

/** The body of a purchase; one Steam card with USDC on Base unless told otherwise. */
export function purchase(changes: { coin?: string; network?: string; deliveries?: object[] } = {}) {
  const { coin = 'USDC', network = 'Base', deliveries = [steamLine] } = changes;
  return {
    email: 'buyer@example.com',
    payment: { type: 'via', payment_via: 'USER_WALLET', coin, network },
    deliveries,
    user: { email: 'buyer@example.com', has_accepted_newsletter: false },
    lang: 'en',
  };
}

/** A running sandbox and the calls tests make of it. Its base clock stands still by default. */
export async function openSandbox(options: SandboxOptions = {}) {
  const sandbox: Sandbox = await startSandbox({ now: () => 1_795_000_000_000, ...options });

  async function call(method: string, path: string, body?: unknown) {
    const response = await fetch(`${sandbox.origin}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: unknown = text === '' ? null : JSON.parse(text);
    return { status: response.status, body: answer };
  }

  return {
    ...sandbox,
    call,
    async create(changes?: Parameters<typeof purchase>[0]): Promise<WireOrder> {
      return order.parse((await call('POST', '/v5/orders', purchase(changes))).body);
    },
    async read(id: string): Promise<WireOrder> {
      return order.parse((await call('GET', `/v5/orders/${id}`)).body);
    },
    control: (id: string, command: string, body?: unknown) =>
      call('POST', `/control/orders/${id}/${command}`, body ?? {}),
    advance: (advanceSeconds: number) => call('POST', '/control/clock', { advanceSeconds }),
    /** Frames of an order's stream, read as they come. */
    async *frames(id: string, signal?: AbortSignal): AsyncGenerator<string> {
      const response = await fetch(`${sandbox.origin}/v5/orders/${id}/subscribe`, {
        ...(signal && { signal }),
      });
      if (!response.body) throw new Error('no stream');
      let text = '';
      for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
        text += chunk;
        for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
          yield text.slice(0, end);
          text = text.slice(end + 2);
        }
      }
    },
  };
}
