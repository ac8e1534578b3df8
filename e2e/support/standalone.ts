import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@/scripts/lib/ports.mjs';
import { assembleStandalone } from '@/scripts/lib/standalone.mjs';
import { temporaryFolder } from './processes';
import { type Program, Shop, type ShopSettings } from './shop-process';
import { type Identity, openToEveryone, unprivileged } from './unprivileged';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The shop as the image holds it: a folder that is not the shop's own, and who runs it. */
export type Standalone = { folder: string; identity: Identity; program: Program };

/** Root runs the shop as nobody, as the image does; where nobody could not run Node, as root. */
async function whoRuns(): Promise<Identity> {
  return (await openToEveryone(realpathSync(process.execPath))) ? unprivileged() : {};
}

/** Assembles what the image holds from the build that is there. */
export async function assembled(): Promise<Standalone> {
  const identity = await whoRuns();
  const parent = temporaryFolder();
  const folder = join(parent, 'app');
  assembleStandalone(root, folder);
  // A checkout may be closed to other accounts.
  if (identity.uid !== undefined) execFileSync('chmod', ['-R', 'a+rX', folder]);
  chmodSync(parent, 0o755);
  return {
    folder,
    identity,
    program: { args: () => ['server.js'], place: { cwd: folder, ...identity } },
  };
}

/** A shop out of such a folder, not started yet, with a data folder that it may write to. */
export async function standaloneShop(
  { identity, program }: Standalone,
  settings: ShopSettings = {},
): Promise<Shop> {
  const shop = new Shop(await freePort(), settings, program);
  if (identity.uid !== undefined) chownSync(shop.dataDir, identity.uid, identity.gid);
  return shop;
}

/** Every file and folder below a folder, each with its size and when it was last changed. */
export function contents(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    names.map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return [name, `${size} ${mtimeMs}`];
    }),
  );
}
