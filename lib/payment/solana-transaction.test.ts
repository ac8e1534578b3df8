import { base64 } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { tokenAccount } from './payment-fixtures';
import {
  blockhash,
  mintAccount,
  nodeAnswer,
  owner,
  payer,
  pyusd,
  splToken,
  token2022,
  tokenAccountOf,
  usdc,
  usdt,
  usual,
  type World,
  walletAccount,
  walletsOnSolana,
} from './solana-fixtures';
import { feeLamports } from './solana-instructions';
import { decodeTransaction } from './solana-message';
import { readPayment } from './solana-payment';
import { associatedAccount } from './solana-programs';
import { solanaTransaction } from './solana-transaction';
import type { SolanaTransfer } from './solana-transfer-offer';

const rpcUrl = 'https://rpc.example/key';

/** 10.53 USDC to a wallet. */
const transfer: SolanaTransfer = {
  family: 'solana',
  contract: usdc,
  to: owner,
  units: '10530000',
  toAccount: false,
};
const inPyusd: SolanaTransfer = { ...transfer, contract: pyusd };
const inSol: SolanaTransfer = { ...transfer, contract: null };
const toAccount: SolanaTransfer = { ...transfer, to: tokenAccount, toAccount: true };

const held = (of: string, amount?: string) =>
  tokenAccountOf({ mint: usdc, owner: of, program: splToken }, amount);

/** The payer has 1000 USDC, and the receiver an account for them. */
function world(change: Record<string, unknown> = {}): World {
  return new Map<string, unknown>([
    [payer, walletAccount()],
    [usdc, mintAccount(splToken)],
    [usual.payer.usdc, held(payer)],
    [usual.owner.usdc, held(owner)],
    ...Object.entries(change),
  ]);
}

const nodeOf = (there: World) =>
  vi.fn<typeof fetch>(async (_, init) => Response.json(nodeAnswer(there, String(init?.body))));

async function build(asked: SolanaTransfer, there: World, pays = payer) {
  return await solanaTransaction({ transfer: asked, payer: pays, rpcUrl }, nodeOf(there));
}

/** What was handed out: its summary, and what its bytes do. */
async function built(...of: Parameters<typeof build>) {
  const answer = await build(...of);
  if (!answer.ok) throw new Error(answer.error);
  const bytes = base64.decode(answer.data.transaction);
  expect(decodeTransaction(bytes)?.blockhash).toBe(blockhash);
  return { summary: answer.data.summary, does: readPayment(bytes) };
}

describe('a token’s transaction', () => {
  const payment = {
    kind: 'token',
    payer,
    mint: usdc,
    program: splToken,
    decimals: 6,
    account: usual.owner.usdc,
    units: 10_530_000n,
    opensFor: null,
  };

  it('credits the receiver’s usual account', async () => {
    const { summary, does } = await built(transfer, world());
    expect(does).toEqual(payment);
    expect(summary).toEqual({
      payer,
      to: owner,
      account: usual.owner.usdc,
      contract: usdc,
      units: '10530000',
      opensAccount: false,
    });
  });

  it.each([
    ['is not there', null],
    ['was sent lamports beforehand', walletAccount(5)],
  ])('opens that account when it %s', async (_, account) => {
    const { summary, does } = await built(transfer, world({ [usual.owner.usdc]: account }));
    expect(does).toEqual({ ...payment, opensFor: owner });
    expect(summary).toMatchObject({ account: usual.owner.usdc, opensAccount: true });
  });

  it('credits a token account as it is, whoever owns it', async () => {
    const there = world({ [tokenAccount]: held(usdt) });
    const { summary, does } = await built(toAccount, there);
    expect(does).toEqual({ ...payment, account: tokenAccount });
    expect(summary).toMatchObject({ to: tokenAccount, account: tokenAccount, opensAccount: false });
  });

  it('is for the program that the mint belongs to', async () => {
    const program = token2022;
    const extensions = [
      {
        extension: 'transferFeeConfig',
        state: {
          olderTransferFee: { epoch: 605, transferFeeBasisPoints: 0 },
          newerTransferFee: { epoch: 605, transferFeeBasisPoints: 0 },
        },
      },
      { extension: 'transferHook', state: { authority: owner, programId: null } },
      { extension: 'permanentDelegate', state: { delegate: owner } },
    ];
    const there = world({
      [pyusd]: mintAccount(program, 6, extensions),
      [usual.payer.pyusd]: tokenAccountOf({ mint: pyusd, owner: payer, program }),
    });
    const { summary, does } = await built(inPyusd, there);
    const paid = { ...payment, mint: pyusd, program, account: usual.owner.pyusd, opensFor: owner };
    expect(does).toEqual(paid);
    expect(summary).toMatchObject({ contract: pyusd, account: usual.owner.pyusd });
  });

  it('is of all that the payer has, but not of more', async () => {
    const exactly = world({ [usual.payer.usdc]: held(payer, '10530000') });
    expect((await built(transfer, exactly)).does).toEqual(payment);
    for (const account of [held(payer, '10529999'), null, held(payer, '0'), held(owner)]) {
      const there = world({ [usual.payer.usdc]: account });
      expect(await build(transfer, there)).toEqual({ ok: false, error: 'too-little' });
    }
  });

  it.each<[string, SolanaTransfer, Record<string, unknown>]>([
    ['that the mint has other decimals', transfer, { [usdc]: mintAccount(splToken, 9) }],
    ['that there is no mint', transfer, { [usdc]: null }],
    ['that the mint is a wallet', transfer, { [usdc]: walletAccount() }],
    ['that the mint is an account', transfer, { [usdc]: held(owner) }],
    [
      'that the mint is of another program',
      transfer,
      {
        [usdc]: { ...mintAccount(splToken), owner: 'Stake11111111111111111111111111111111111111' },
      },
    ],
    [
      'that something is taken from what is sent',
      transfer,
      {
        [usdc]: mintAccount(token2022, 6, [
          {
            extension: 'transferFeeConfig',
            state: {
              olderTransferFee: { transferFeeBasisPoints: 0 },
              newerTransferFee: { transferFeeBasisPoints: 1 },
            },
          },
        ]),
      },
    ],
    [
      'that another program has a say in it',
      transfer,
      {
        [usdc]: mintAccount(token2022, 6, [
          { extension: 'transferHook', state: { programId: owner } },
        ]),
      },
    ],
    [
      'that the usual account is somebody else’s by now',
      transfer,
      { [usual.owner.usdc]: held(payer) },
    ],
    [
      'that the usual account is of another token',
      transfer,
      { [usual.owner.usdc]: tokenAccountOf({ mint: usdt, owner, program: splToken }) },
    ],
    [
      'that the usual account is frozen',
      transfer,
      {
        [usual.owner.usdc]: tokenAccountOf({ mint: usdc, owner, program: splToken }, '0', 'frozen'),
      },
    ],
    ['that the token account is not there', toAccount, {}],
    ['that the token account is a wallet', toAccount, { [tokenAccount]: walletAccount() }],
    [
      'that the token account is of another token',
      toAccount,
      { [tokenAccount]: tokenAccountOf({ mint: usdt, owner, program: splToken }) },
    ],
    [
      'that the token account is of another program than the mint',
      toAccount,
      { [tokenAccount]: tokenAccountOf({ mint: usdc, owner, program: token2022 }) },
    ],
    ['what it likes of a token that is not pinned', { ...transfer, contract: owner }, {}],
  ])('is not made when the node says %s', async (_, asked, change) => {
    expect(await build(asked, world(change))).toEqual({ ok: false, error: 'node-disagrees' });
  });

  it('is not made for what nobody can have a key to', async () => {
    for (const pays of [tokenAccount, '', 'me', `${payer} `, ` ${payer}`, `${payer}1`]) {
      expect(await build(transfer, world(), pays)).toEqual({ ok: false, error: 'wrong-payer' });
    }
  });

  it('is not made for its own receiver', async () => {
    const own = { ok: false, error: 'wrong-payer' };
    expect(await build(transfer, world(), owner)).toEqual(own);
    const toOwn = { ...toAccount, to: usual.payer.usdc };
    expect(await build(toOwn, world())).toEqual(own);
    expect(await build({ ...inSol, to: payer }, world())).toEqual(own);
  });

  it('does what it says for whoever pays whom', async () => {
    const cases = fc.record({
      pays: walletsOnSolana,
      to: walletsOnSolana,
      units: fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }),
      isOpen: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ pays, to, units, isOpen }) => {
        fc.pre(pays !== to);
        const usualOf = (of: string) =>
          associatedAccount({ owner: of, mint: usdc, program: splToken });
        const there = world({
          [usualOf(pays)]: held(pays, String(units)),
          [usualOf(to)]: isOpen ? held(to) : null,
        });
        const asked = { ...transfer, to, units: String(units) };
        expect((await built(asked, there, pays)).does).toEqual({
          ...payment,
          payer: pays,
          units,
          account: usualOf(to),
          opensFor: isOpen ? null : to,
        });
      }),
      { numRuns: 25 },
    );
  });
});

describe('a transaction of SOL', () => {
  it.each([
    ['that there is', walletAccount()],
    ['that was never used', null],
  ])('goes to a wallet %s', async (_, receiver) => {
    const { summary, does } = await built(inSol, world({ [owner]: receiver }));
    expect(does).toEqual({ kind: 'coin', payer, to: owner, units: 10_530_000n });
    expect(summary).toEqual({
      payer,
      to: owner,
      account: owner,
      contract: null,
      units: '10530000',
      opensAccount: false,
    });
  });

  it('goes to nothing but wallets', async () => {
    const disagrees = { ok: false, error: 'node-disagrees' };
    expect(await build(inSol, world({ [owner]: held(owner) }))).toEqual(disagrees);
    expect(await build(inSol, world({ [owner]: mintAccount(splToken) }))).toEqual(disagrees);
  });

  it('leaves the payer enough for the fee', async () => {
    const enough = 10_530_000 + Number(feeLamports);
    const paying = (lamports: number) => world({ [payer]: walletAccount(lamports) });
    expect((await build(inSol, paying(enough))).ok).toBe(true);
    const tooLittle = { ok: false, error: 'too-little' };
    expect(await build(inSol, paying(enough - 1))).toEqual(tooLittle);
    expect(await build(inSol, world({ [payer]: null }))).toEqual(tooLittle);
  });
});

describe('the node', () => {
  const ask = (send: typeof fetch, asked = transfer) =>
    solanaTransaction({ transfer: asked, payer, rpcUrl }, send);
  const unavailable = { ok: false, error: 'node-unavailable' };

  it('is asked for what was last confirmed, and never of the order', async () => {
    const send = nodeOf(world());
    await ask(send);
    const bodies = send.mock.calls.map(([, init]) => JSON.parse(String(init?.body)));
    const finality = { encoding: 'jsonParsed', commitment: 'confirmed' };
    expect(bodies.map(({ method, params }) => [method, ...params])).toEqual([
      ['getMultipleAccounts', [usdc], finality],
      ['getLatestBlockhash', { commitment: 'confirmed' }],
      ['getMultipleAccounts', [usual.payer.usdc, usual.owner.usdc], finality],
    ]);
    for (const [url, init] of send.mock.calls) {
      expect(url).toBe(rpcUrl);
      expect(init).toMatchObject({ method: 'POST', redirect: 'error', cache: 'no-store' });
    }
  });

  it.each(['getMultipleAccounts', 'getLatestBlockhash'])(
    'makes no transaction possible without an answer to %s',
    async (method) => {
      for (const broken of [
        () => Promise.reject(new TypeError('fetch failed')),
        async () => new Response('{}', { status: 429 }),
        async () => Response.json({ error: { code: -32602 } }),
        async () => Response.json({ result: { value: [] } }),
        async () => Response.json({ result: { value: { blockhash: 'none' } } }),
        async () => Response.json({ result: { value: [{ owner: splToken }] } }),
      ]) {
        const works = nodeOf(world());
        const send: typeof fetch = (url, init) =>
          String(init?.body).includes(method) ? broken() : works(url, init);
        expect(await ask(send)).toEqual(unavailable);
        expect(await ask(send, inSol)).toEqual(unavailable);
      }
    },
  );

  it('makes none possible when it breaks off in between', async () => {
    const works = nodeOf(world());
    const send: typeof fetch = (url, init) =>
      String(init?.body).includes(usual.owner.usdc)
        ? Promise.reject(new TypeError('fetch failed'))
        : works(url, init);
    expect(await ask(send)).toEqual(unavailable);
  });
});
