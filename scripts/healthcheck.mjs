// Ends with 0 when requests may be sent to the shop of this container or machine, else with 1: for a
// HEALTHCHECK, whose image has no curl. `healthcheck.mjs live` asks only whether it answers, for what
// restarts a process that does not: a restart does not mend a database that is away.
const { PORT = '3000', HOSTNAME = '0.0.0.0' } = process.env;
const everywhere = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };
const host = everywhere[HOSTNAME] ?? HOSTNAME;

const path = process.argv[2] === 'live' ? '/api/health/live' : '/api/health/ready';

try {
  const signal = AbortSignal.timeout(4000);
  const { ok, status } = await fetch(`http://${host}:${PORT}${path}`, { signal });
  if (!ok) throw new Error(`${path} answers ${status}`);
} catch (error) {
  process.stderr.write(`Not healthy: ${error.cause?.message ?? error.message}\n`);
  process.exitCode = 1;
}
