import 'server-only';
import { processWide } from './process-wide';

/** Where this process stands between its start and its end. */
export type LifeStage = 'starting' | 'serving' | 'stopping';

const life = processWide('life', (): { stage: LifeStage } => ({ stage: 'starting' }));

/** Told by the start-up code; a process that stops never serves again. */
export function enterStage(stage: Exclude<LifeStage, 'starting'>): void {
  const now = life();
  if (now.stage !== 'stopping') now.stage = stage;
}

/** Where this process stands. */
export function lifeStage(): LifeStage {
  return life().stage;
}
