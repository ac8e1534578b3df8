import 'server-only';
import { randomUUID } from 'node:crypto';
import { appVersion, settings } from '../env';
import { shop } from '../shop';
import { within } from '../within';
import { observeLive } from './meters';

/** A collector that does not answer delays the end of the process by this much. */
const longestFlushMs = 3_000;

/** Sends what has not been sent yet. */
export type Flush = () => Promise<unknown>;

/**
 * Starts telemetry where a collector is set. Otherwise nothing of OpenTelemetry's SDK is loaded, and
 * the calls in `meters.ts` do nothing.
 * @returns what to do before the process ends; null without a collector
 */
export async function startTelemetry(
  liveCounts: () => { orders: number; open: number },
): Promise<Flush | null> {
  const env = settings();
  const endpoint = env.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (endpoint === undefined) return null;
  const { startSdk } = await import('./sdk');
  const flush = startSdk({
    endpoint,
    headers: env.OTEL_EXPORTER_OTLP_HEADERS,
    resource: {
      'service.name': env.OTEL_SERVICE_NAME ?? (shop().name || 'shop'),
      'service.version': appVersion(),
      'service.instance.id': randomUUID(),
      ...env.OTEL_RESOURCE_ATTRIBUTES,
    },
    metricIntervalMs: env.OTEL_METRIC_EXPORT_INTERVAL,
  });
  observeLive(liveCounts);
  return () => within(longestFlushMs, flush());
}

/**
 * Lets the end of the process wait for the last export. Next ends it by `process.exit` once all is
 * answered, and there is no other moment that is after the last request.
 */
export function flushBeforeExit(flush: Flush): void {
  const exit = process.exit.bind(process);
  let isEnding = false;
  Reflect.set(process, 'exit', (code?: number) => {
    if (isEnding) return;
    isEnding = true;
    void flush().finally(() => exit(code));
  });
}
