/**
 * Loaded into a shop before the shop: its calendar is `ahead` of everybody's by so many milliseconds,
 * and by more as the channel says, so that copies grow old within a measurement. Timers, and all that is
 * measured by `performance.now()`, keep their pace.
 */
let ahead = Number(new URL(import.meta.url).searchParams.get('ahead'));

process.on('message', (message) => {
  if (typeof message?.ahead === 'number') ahead = message.ahead;
});
// The channel alone must not keep the shop alive.
process.channel?.unref();

const RealDate = Date;
const now = () => RealDate.now() + ahead;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
