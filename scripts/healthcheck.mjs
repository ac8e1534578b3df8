// Ends with 0 when the shop of this container or machine can serve, else with 1: for a HEALTHCHECK,
// whose image has no curl.
const { PORT = '3000', HOSTNAME = '0.0.0.0' } = process.env;
const everywhere = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };
const host = everywhere[HOSTNAME] ?? HOSTNAME;

try {
  const signal = AbortSignal.timeout(4000);
  const { ok, status } = await fetch(`http://${host}:${PORT}/api/health`, { signal });
  if (!ok) throw new Error(`/api/health answers ${status}`);
} catch (error) {
  process.stderr.write(`Not healthy: ${error.cause?.message ?? error.message}\n`);
  process.exitCode = 1;
}
