import 'server-only';
import { type Settings, settingsSchema } from '@/schemas/settings';
import packageJson from '../../package.json' with { type: 'json' };
import { parseSettings } from '../env';
import { readWhiteLabel } from '../white-label';
import { askDatabase } from './ask-database';
import { askDiagnosis, askHealth } from './ask-shop';
import { askSupplier } from './ask-supplier';
import { examineSite } from './examine-site';
import { notChecked, type Section } from './finding';
import { configured, configuredLater, lookAtFolder, proofSecret } from './gather-settings';
import { forgedChains } from './judge-forwarded';
import { judgeRunning, type RunningFacts } from './judge-running';
import { judgeSecrets } from './judge-secrets';
import { judgeSettings, type SettingsFile } from './judge-settings';
import { judgeShopFile } from './judge-shop-file';
import { judgeDatabase, judgeFolder } from './judge-storage';
import { judgeSupplier } from './judge-supplier';

/** Where the doctor looks. */
export type Patient = {
  /** The folder of the project. */
  root: string;
  /** The environment, with what settings files add to it. */
  environment: Record<string, string | undefined>;
  files: SettingsFile[];
  /** Where the shop listens on this machine. */
  listens: { host: string; port: number };
};

/** An address at which a server that listens on `host` can be reached from here. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

async function lookAtRunning(
  origin: string,
  settings: Settings,
  secret: string | null,
): Promise<RunningFacts> {
  const port = Number(new URL(origin).port || 80);
  const health = await askHealth(origin);
  if (!health.ok) {
    return health.error.kind === 'refused' ? { kind: 'nobody', port } : { kind: 'stranger', port };
  }
  if (health.data.kind === 'strange') return { kind: 'stranger', port };
  const diagnosis = secret === null ? null : await askDiagnosis(origin, secret, forgedChains[0]);
  const expected = {
    mode: settings.API_URL === undefined ? ('sandbox' as const) : ('real' as const),
    version: settings.APP_VERSION ?? packageJson.version,
  };
  return { kind: 'shop', port, health: health.data.health, diagnosis, expected };
}

/** What can be looked at only where the settings are right. */
async function examineParts({ root, listens }: Patient, settings: Settings): Promise<Section[]> {
  const { API_URL, DATABASE_URL, DATA_DIR } = settings;
  const secret = proofSecret(settings, root);
  const origin = `http://${reachable(listens.host)}:${listens.port}`;
  const [database, supplier, running] = await Promise.all([
    DATABASE_URL === undefined ? { kind: 'sqlite' as const } : askDatabase(DATABASE_URL),
    askSupplier(API_URL),
    lookAtRunning(origin, settings, secret),
  ]);
  const folder = lookAtFolder(DATA_DIR, root);
  return [
    { title: 'Secrets', findings: judgeSecrets(settings) },
    { title: 'Data', findings: [...judgeFolder(folder), ...judgeDatabase(database)] },
    { title: 'Supplier', findings: judgeSupplier(supplier) },
    { title: 'The running shop', findings: judgeRunning(running) },
    ...(await examineSite(settings, { origin, running, secret })),
  ];
}

/** Looks at a deployment from all sides; changes nothing. */
export async function examine(patient: Patient): Promise<Section[]> {
  const { environment, files } = patient;
  const settings = configured(() => parseSettings(environment));
  const path = environment.SHOP_CONFIG?.trim() || settingsSchema.shape.SHOP_CONFIG.parse(undefined);
  const { file, theme } = judgeShopFile(
    await configuredLater(async () => (await readWhiteLabel(path, 'refused')).config),
  );
  const node = { running: process.version, needed: packageJson.engines.node };
  const nodeEnv = environment.NODE_ENV;
  const says = 'The rest was not looked at: correct the settings first.';
  return [
    { title: 'Settings', findings: judgeSettings({ settings, files, node, nodeEnv }) },
    { title: 'White-label file', findings: file },
    { title: 'Theme', findings: theme },
    ...(settings.ok
      ? await examineParts(patient, settings.data)
      : [{ title: 'The rest', findings: [notChecked('rest', says)] }]),
  ].filter(({ findings }) => findings.length > 0);
}
