import 'server-only';
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { PushMetricExporter } from '@opentelemetry/sdk-metrics';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import { log } from '../log';
import { faultOf } from '../log/fault';
import { nowAndThen } from '../log/now-and-then';
import { cleanSpan } from './clean-span';

type Signal = 'traces' | 'metrics';

/** A collector that is away is told of this often, however often it is tried. */
const quietMs = 10 * 60_000;

/** Takes failures for itself: what could not be delivered is dropped, with a line now and then. */
function quietly(signal: Signal, now?: () => number) {
  const sometimes = nowAndThen(quietMs, now);
  return (done: (result: ExportResult) => void) =>
    ({ code, error }: ExportResult): void => {
      if (code !== ExportResultCode.SUCCESS) {
        const fault = faultOf(error ?? 'The collector did not take it.');
        sometimes((more) => log({ event: 'telemetry-failing', signal, fault, more }));
      }
      done({ code: ExportResultCode.SUCCESS });
    };
}

/** Exports spans without paths, ids and what may be a buyer's; never fails. */
export function cleanSpans(inner: SpanExporter, now?: () => number): SpanExporter {
  const taken = quietly('traces', now);
  return {
    export: (spans, done) => inner.export(spans.map(cleanSpan), taken(done)),
    shutdown: () => inner.shutdown(),
    forceFlush: async () => await inner.forceFlush?.(),
  };
}

/** Exports metrics; never fails. */
export function quietMetrics(inner: PushMetricExporter, now?: () => number): PushMetricExporter {
  const taken = quietly('metrics', now);
  return {
    export: (metrics, done) => inner.export(metrics, taken(done)),
    shutdown: () => inner.shutdown(),
    forceFlush: () => inner.forceFlush(),
  };
}
