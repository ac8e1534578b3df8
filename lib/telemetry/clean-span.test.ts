import { type Attributes, context } from '@opentelemetry/api';
import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { expect, it } from 'vitest';
import { cleanSpan } from './clean-span';

const orderId = 'Zk3v9_QxT0aLr-8mWc2yNb5e';

/** A span as it would be exported, cleaned. */
function cleaned(name: string, attributes: Attributes, scope = 'next.js') {
  const exporter = new InMemorySpanExporter();
  const spanProcessors = [new SimpleSpanProcessor({ exporter })];
  const provider = new TracerProvider({ spanProcessors });
  const span = provider.getTracer(scope).startSpan(name, { attributes }, context.active());
  span.recordException(new Error(`no order ${orderId} of buyer@example.com`));
  span.setStatus({ code: 2, message: `order ${orderId}` });
  span.end();
  const [kept] = exporter.getFinishedSpans();
  if (kept === undefined) throw new Error('No span was finished.');
  return cleanSpan(kept);
}

it('a request is named by its pattern, and its path and query go no further', () => {
  const span = cleaned(`GET /en/orders/${orderId}?x=y`, {
    'http.method': 'GET',
    'http.target': `/en/orders/${orderId}?x=y`,
    'http.route': '/[locale]/orders/[orderId]',
    'http.status_code': 200,
    'next.span_name': `GET /en/orders/${orderId}`,
    'next.span_type': 'BaseServer.handleRequest',
  });
  expect(span.name).toBe('GET /[locale]/orders/[orderId]');
  expect(span.attributes).toEqual({
    'http.method': 'GET',
    'http.route': '/[locale]/orders/[orderId]',
    'http.status_code': 200,
    'next.span_type': 'BaseServer.handleRequest',
  });
});

it.each([
  `/en/orders/${orderId}`,
  '/en/orders/0b6f5a4e-1111-4222-8333-444455556666',
  '/en/buyer@example.com',
  '/en/4915123456789',
  'orders',
])('%s is no pattern', (route) => {
  const span = cleaned('x', { 'http.route': route, 'next.span_type': 'AppRender.getBodyResult' });
  expect([span.name, span.attributes]).toEqual([
    'AppRender.getBodyResult',
    { 'next.span_type': 'AppRender.getBodyResult' },
  ]);
});

it('what went wrong is told in redacted words', () => {
  const { status, events } = cleaned('POST /v5/orders', {}, 'shop');
  expect(status).toEqual({ code: 2, message: 'order [opaque]' });
  expect(events[0]?.attributes).toMatchObject({
    'exception.type': 'Error',
    'exception.message': 'no order [opaque] of [email]',
  });
  expect(JSON.stringify(events)).not.toContain(orderId);
});

it('the shop’s own spans keep their names', () => {
  const attributes = { 'shop.endpoint': 'GET /v5/orders/{id}', 'shop.lane': 'order-read' };
  const span = cleaned('GET /v5/orders/{id}', { ...attributes, 'order.id': orderId }, 'shop');
  expect([span.name, span.attributes]).toEqual(['GET /v5/orders/{id}', attributes]);
});
