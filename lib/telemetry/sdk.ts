import 'server-only';
import { context, metrics, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { cleanSpans, quietMetrics } from './exporters';

export type Collector = {
  /** The origin and path that `/v1/traces` and `/v1/metrics` stand below. */
  endpoint: string;
  headers: Record<string, string>;
  /** What describes this process, such as `service.name`. */
  resource: Record<string, string>;
  metricIntervalMs: number;
};

/** One export may take this long, its repetitions included. */
const exportTimeoutMs = 5_000;

/** Spans that wait for the collector; further ones are dropped. */
const mostWaiting = 2_048;

/**
 * Starts to measure and to send. Nothing is taken from requests: a stranger's trace ids lead
 * nowhere. The providers ask the environment for nothing that is given here.
 * @returns what sends all that has not been sent yet
 */
export function startSdk(collector: Collector): () => Promise<void> {
  const resource = resourceFromAttributes(collector.resource);
  const to = (signal: string) => ({
    url: `${collector.endpoint.replace(/\/$/, '')}/v1/${signal}`,
    headers: collector.headers,
    timeoutMillis: exportTimeoutMs,
  });
  const spans = new BatchSpanProcessor({
    exporter: cleanSpans(new OTLPTraceExporter(to('traces'))),
    exportTimeoutMillis: exportTimeoutMs,
    maxQueueSize: mostWaiting,
  });
  const reader = new PeriodicExportingMetricReader({
    exporter: quietMetrics(new OTLPMetricExporter(to('metrics'))),
    exportIntervalMillis: collector.metricIntervalMs,
    exportTimeoutMillis: Math.min(exportTimeoutMs, collector.metricIntervalMs),
  });
  const tracers = new TracerProvider({ resource, spanProcessors: [spans] });
  const meters = new MeterProvider({ resource, readers: [reader] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(tracers);
  metrics.setGlobalMeterProvider(meters);
  return async () => {
    await Promise.allSettled([tracers.forceFlush(), meters.forceFlush()]);
  };
}
