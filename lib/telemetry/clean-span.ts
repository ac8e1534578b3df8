import 'server-only';
import type { Attributes, AttributeValue } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { redact } from '../log/redact';
import { ownScope } from './meters';

/**
 * What may leave of a span's attributes. Next's others hold addresses with ids and searches in them.
 */
const kept: readonly string[] = [
  'http.method',
  'http.request.method',
  'http.status_code',
  'http.response.status_code',
  'error.type',
  'next.rsc',
  'exception.type',
  'exception.message',
  'exception.stacktrace',
  'shop.endpoint',
  'shop.lane',
  'shop.outcome',
];

/** Those that name a route. */
const routes: readonly string[] = ['http.route', 'next.route', 'next.page'];

const segment = /^(?:[a-z_][\w.-]{0,30}|\[\[?(?:\.{3})?\w{1,40}\]?\]|\(\w{1,40}\))$/;

/** A route's pattern, such as `/[locale]/orders/[orderId]`; undefined for what may be a path. */
function routeOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !value.startsWith('/')) return undefined;
  const segments = value.split('/').slice(1);
  const isPattern = value === '/' || segments.every((text) => segment.test(text));
  return isPattern && redact(value) === value ? value : undefined;
}

function cleanValue(value: AttributeValue | undefined): AttributeValue | undefined {
  if (typeof value === 'string') return redact(value);
  return Array.isArray(value) ? undefined : value;
}

/** What Next calls its kinds of spans, such as `AppRender.getBodyResult`. */
function kindOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z]{1,40}\.[A-Za-z]{1,40}$/.test(value)
    ? value
    : undefined;
}

function cleanAttributes(attributes: Attributes): Attributes {
  const entries = Object.entries(attributes).map(([name, value]) => {
    if (routes.includes(name)) return [name, routeOf(value)] as const;
    if (name === 'next.span_type') return [name, kindOf(value)] as const;
    return [name, kept.includes(name) ? cleanValue(value) : undefined] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Next's own names of spans hold paths; its kinds of spans, methods and routes say as much. */
function nameOf({ name, attributes, instrumentationScope }: ReadableSpan): string {
  if (instrumentationScope.name === ownScope) return redact(name);
  const kind = kindOf(attributes['next.span_type']);
  const route = routes.map((key) => routeOf(attributes[key])).find((text) => text !== undefined);
  const isRequest = kind === 'BaseServer.handleRequest';
  const method = attributes['http.method'];
  const what = isRequest && typeof method === 'string' ? redact(method) : (kind ?? 'span');
  const parts = [what, route];
  return parts.filter((part) => part !== undefined).join(' ');
}

/**
 * A span as it may leave the shop: named by route patterns, without paths and queries, with every
 * text redacted.
 */
export function cleanSpan(span: ReadableSpan): ReadableSpan {
  const { kind, startTime, endTime, status, duration, ended, resource } = span;
  const { parentSpanContext, instrumentationScope, events } = span;
  const { message } = status;
  return {
    name: nameOf(span),
    kind,
    spanContext: () => span.spanContext(),
    ...(parentSpanContext !== undefined && { parentSpanContext }),
    startTime,
    endTime,
    duration,
    ended,
    resource,
    instrumentationScope,
    status: { ...status, ...(message !== undefined && { message: redact(message) }) },
    attributes: cleanAttributes(span.attributes),
    events: events.map((event) => ({
      ...event,
      name: redact(event.name),
      attributes: cleanAttributes(event.attributes ?? {}),
    })),
    links: [],
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}
