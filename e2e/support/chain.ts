import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { expect } from '@playwright/test';
import * as z from 'zod';
import { startNode, temporaryFolder } from './processes';

const folder = fileURLToPath(new URL('../chain/', import.meta.url));
const tokenFile = `${folder}node_modules/@openzeppelin/contracts/build/contracts/ERC20PresetFixedSupply.json`;

const rpcAnswer = z.union([
  z.object({ result: z.unknown() }),
  z.object({ error: z.object({ code: z.number(), message: z.string() }) }),
]);
/** How a node answers: with a result, or with an error as JSON-RPC has it. */
export type RpcAnswer = z.infer<typeof rpcAnswer>;

const quantity = z.string().transform((text) => BigInt(text));
const logs = z.array(z.object({ data: quantity }));
const artifact = z.object({ deployedBytecode: z.string().regex(/^0x[0-9a-f]+$/) });

const hex = (bytes: Uint8Array) => `0x${Buffer.from(bytes).toString('hex')}`;
const word = (digits: string) => digits.replace(/^0x/, '').toLowerCase().padStart(64, '0');
const topicOf = (event: string) => hex(keccak_256(new TextEncoder().encode(event)));

const transferTopic = topicOf('Transfer(address,address,uint256)');

/** OpenZeppelin's ERC20 keeps balances in a mapping in its first slot. */
function balanceSlot(account: string): string {
  return hex(keccak_256(Buffer.from(word(account) + word('0'), 'hex')));
}

/** An EVM chain of the test's own that calls itself Base, with its transactions mined at once. */
export class Chain {
  private constructor(
    readonly origin: string,
    readonly end: () => Promise<unknown>,
  ) {}

  /** Starts it and waits until it listens; throws with its output when it ends before. */
  static async start(): Promise<Chain> {
    if (!existsSync(tokenFile)) throw new Error('Install the test chain: npm ci in e2e/chain.');
    const home = temporaryFolder();
    const child = startNode([`${folder}node.cjs`], {
      PATH: process.env.PATH ?? '',
      HARDHAT_CONFIG: `${folder}hardhat.config.cjs`,
      HARDHAT_DISABLE_TELEMETRY_PROMPT: 'true',
      // What it would keep in the home folder.
      ...{ HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home },
    });
    const origin = () => /listening on (\S+)/.exec(child.output())?.[1];
    const isUp = () => !child.running() || origin() !== undefined;
    await expect.poll(isUp, { timeout: 30_000, intervals: [50] }).toBe(true);
    const address = origin();
    if (address === undefined) throw new Error(`The chain ended. ${child.errors()}`);
    return new Chain(address, () => child.end());
  }

  /** What the node answers, errors included. */
  async ask(method: string, params: readonly unknown[]): Promise<RpcAnswer> {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(this.origin, { method: 'POST', headers, body });
    return rpcAnswer.parse(await response.json());
  }

  async #call<T>(method: string, params: readonly unknown[], schema: z.ZodType<T>): Promise<T> {
    const answer = await this.ask(method, params);
    if ('error' in answer) throw new Error(`${method}: ${answer.error.message}`);
    return schema.parse(answer.result);
  }

  /** Puts a token's contract at an address. */
  async deployToken(contract: string): Promise<void> {
    const { deployedBytecode } = artifact.parse(JSON.parse(await readFile(tokenFile, 'utf8')));
    await this.#call('hardhat_setCode', [contract, deployedBytecode], z.unknown());
  }

  /** Makes an account hold so many base units of a token. */
  async give(contract: string, account: string, units: bigint): Promise<void> {
    const value = `0x${word(units.toString(16))}`;
    await this.#call('hardhat_setStorageAt', [contract, balanceSlot(account), value], z.unknown());
  }

  /** What an account holds of a token, in base units. */
  async balanceOf(contract: string, account: string): Promise<bigint> {
    const call = { to: contract, data: `0x70a08231${word(account)}` };
    return await this.#call('eth_call', [call, 'latest'], quantity);
  }

  /** What has arrived of a token at an account, in base units, each payment by itself. */
  async arrivals(contract: string, account: string): Promise<bigint[]> {
    const topics = [transferTopic, null, `0x${word(account)}`];
    const filter = { address: contract, topics, fromBlock: 'earliest' };
    return (await this.#call('eth_getLogs', [filter], logs)).map(({ data }) => data);
  }
}
