/**
 * Loaded into a shop before the shop: lets its calendar run `speed` times as fast, from `from` on
 * (epoch milliseconds), so that copies grow old within a measurement. Timers, and all that is measured
 * by `performance.now()`, keep their pace.
 */
const { searchParams } = new URL(import.meta.url);
const speed = Number(searchParams.get('speed'));
const from = Number(searchParams.get('from'));

const RealDate = Date;
const began = RealDate.now();
const now = () => Math.round(from + (RealDate.now() - began) * speed);

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
