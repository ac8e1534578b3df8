import type { TestProject } from 'vitest/node';
import { startSandbox } from '@/sandbox';
import { contractSettings } from '@/scripts/lib/contract-settings.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    supplierOrigin: string;
  }
}

/** Starts the sandbox unless a real supplier is to be asked. Its clock moves only when told to. */
export default async function setup(project: TestProject) {
  const settings = contractSettings(process.env);
  if (settings.kind === 'real') {
    project.provide('supplierOrigin', settings.origin);
    return undefined;
  }
  const sandbox = await startSandbox({ now: () => 1_795_000_000_000 });
  project.provide('supplierOrigin', sandbox.origin);
  return () => sandbox.close();
}
