import 'server-only';
import type { Diagnosis, Health } from '@/schemas/doctor';
import type { Result } from '@/schemas/result';
import type { DiagnosisFault } from './ask-shop';
import { type Finding, notChecked, ok, warning, wrong } from './finding';

/** What answers where the shop listens on this machine. */
export type RunningFacts =
  | { kind: 'nobody'; port: number }
  | { kind: 'stranger'; port: number }
  | {
      kind: 'shop';
      port: number;
      health: Health;
      /** What it says when it is shown a proof; null when there was no secret to make one. */
      diagnosis: Result<Diagnosis, DiagnosisFault> | null;
      /** What these settings make of it. */
      expected: Pick<Diagnosis, 'mode' | 'version'>;
    };

type Shop = Extract<RunningFacts, { kind: 'shop' }>;

const restart = 'Restart the shop, so that it takes up what stands here now.';

function judgeHealth({ health, expected, port }: Shop): Finding[] {
  if (health.status === 'unavailable') {
    const says = `The shop runs on port ${port}, but cannot use its database.`;
    return [wrong('shop', says, 'See the database above, and the shop’s output.')];
  }
  const found = [ok('shop', `The shop runs on port ${port} and can serve.`)];
  if (health.mode !== expected.mode) {
    const [runs, set] = [health.mode, expected.mode].map((mode) =>
      mode === 'real' ? 'for real' : 'on its sandbox',
    );
    found.push(wrong('shop-mode', `It runs ${runs}, and the settings here say ${set}.`, restart));
  }
  const { catalogue, orders } = health.supplier;
  const why = [catalogue, orders].find((lane) => lane !== 'ok');
  if (why !== undefined) {
    const says = `It leaves the supplier alone for now, because of: ${why}.`;
    found.push(warning('shop-supplier', says, 'See the supplier above; it tries again by itself.'));
  }
  return found;
}

function judgeDiagnosis({ diagnosis, expected }: Shop): Finding[] {
  if (diagnosis === null) return [];
  if (diagnosis.ok) {
    const { version } = diagnosis.data;
    if (version === expected.version) return [ok('shop-version', `It is version ${version}.`)];
    const says = `It is version ${version}, and what lies here is ${expected.version}.`;
    return [warning('shop-version', says, restart)];
  }
  if (diagnosis.error.kind === 'not-known') {
    const says = 'It was started with another SESSION_SECRET, or is an older version.';
    return [wrong('shop-version', says, restart)];
  }
  return [
    notChecked('shop-version', 'It did not tell its version.', 'Run this again in a minute.'),
  ];
}

/** What is to be said of the shop that runs on this machine. */
export function judgeRunning(facts: RunningFacts): Finding[] {
  switch (facts.kind) {
    case 'nobody': {
      const says = `No shop runs on port ${facts.port} of this machine.`;
      return [notChecked('shop', says, 'Start it (npm start), then run this again.')];
    }
    case 'stranger': {
      const says = `Something else than the shop answers on port ${facts.port}.`;
      const advice = 'Stop it, or start the shop on another port: PORT=… npm start';
      return [wrong('shop', says, advice)];
    }
    case 'shop':
      return [...judgeHealth(facts), ...judgeDiagnosis(facts)];
    default:
      return facts satisfies never;
  }
}
