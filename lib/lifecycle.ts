import 'server-only';
import { processWide } from './process-wide';

/** Where this process stands between its start and its end. */
export type LifeStage = 'starting' | 'serving' | 'stopping';

type Life = { stage: LifeStage; drained: Promise<void>; drain: () => void };

const life = processWide('life', (): Life => {
  let drain = () => {};
  const drained = new Promise<void>((resolve) => {
    drain = resolve;
  });
  return { stage: 'starting', drained, drain };
});

/** Told by the start-up code; a process that stops never serves again. */
export function enterStage(stage: Exclude<LifeStage, 'starting'>): void {
  const now = life();
  if (now.stage !== 'stopping') now.stage = stage;
}

/** Told once those who had not heard that this process stops have had the time to. */
export function endDraining(): void {
  life().drain();
}

/** Resolves when this process, which stops, is to take nothing any more. */
export function drained(): Promise<void> {
  return life().drained;
}

/** Where this process stands. */
export function lifeStage(): LifeStage {
  return life().stage;
}
