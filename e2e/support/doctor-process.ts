import * as z from 'zod';
import { withoutShopSettings } from '@/scripts/lib/shop-env.mjs';
import { startNode } from './processes';
import type { ShopSettings } from './shop-process';

const report = z.object({
  well: z.boolean(),
  findings: z.array(
    z.object({
      check: z.string(),
      mark: z.enum(['ok', 'warning', 'wrong', 'not-checked']),
      says: z.string(),
      advice: z.string().optional(),
    }),
  ),
});
type Finding = z.infer<typeof report>['findings'][number];

/** What `npm run doctor` came to: its exit code, all it wrote, and what it found by check. */
export type Examined = {
  code: number | null;
  output: string;
  finding(check: string): Finding;
  /** The checks that found something wrong. */
  wrong: string[];
};

function startDoctor(port: number, settings: ShopSettings, args: string[]) {
  return startNode(['scripts/start.mjs', '--doctor', ...args], {
    ...withoutShopSettings(),
    PORT: String(port),
    HOSTNAME: '127.0.0.1',
    ...settings,
  });
}

/** Runs the doctor with the settings of a shop that listens on a port, and reads what it found. */
export async function examine(port: number, settings: ShopSettings): Promise<Examined> {
  const doctor = startDoctor(port, settings, ['--json']);
  const { code } = await doctor.exit;
  const output = doctor.output() + doctor.errors();
  const { well, findings } = report.parse(JSON.parse(doctor.output()));
  if (well !== (code === 0)) throw new Error(`Exit code ${code} does not fit. ${output}`);
  return {
    code,
    output,
    finding(check) {
      const found = findings.find((finding) => finding.check === check);
      if (found === undefined) throw new Error(`Nothing was found of ${check}. ${output}`);
      return found;
    },
    wrong: findings.filter(({ mark }) => mark === 'wrong').map(({ check }) => check),
  };
}

/** Runs the doctor for a person to read. */
export async function examineInWords(
  port: number,
  settings: ShopSettings,
): Promise<{ code: number | null; output: string }> {
  const doctor = startDoctor(port, settings, []);
  const { code } = await doctor.exit;
  return { code, output: doctor.output() + doctor.errors() };
}
