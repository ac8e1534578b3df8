// Blank rather than absent: Next.js fills what is absent from .env files, and the shop reads a
// blank setting as an unset one.
const blank = [
  'API_URL',
  'PARTNER_ID',
  'APP_VERSION',
  'SESSION_SECRET',
  'SITE_URL',
  'TRUSTED_PROXIES',
  'SUPPLIER_RATE',
  'BUYER_RATE',
  'STREAM_SECONDS',
  'DRAIN_SECONDS',
  'STREAMS_PER_ADDRESS',
  'COUNTRIES_URL',
  'SHOP_CONFIG',
  'DATABASE_URL',
  'DATA_DIR',
  'SANDBOX_PORT',
  'SANDBOX_WALLETS',
  'THEME_PREVIEW',
  'SOLANA_RPC_URL',
  'LOG_LEVEL',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'OTEL_SERVICE_NAME',
  'OTEL_RESOURCE_ATTRIBUTES',
  'OTEL_METRIC_EXPORT_INTERVAL',
  'WEBHOOK_URL',
  'WEBHOOK_SECRET',
  'RECEIPT_KEY',
];

/**
 * An environment without this machine's own shop settings: a test must never place an order with a
 * real supplier or write into a real database because somebody has theirs configured here.
 */
export function withoutShopSettings(env = process.env) {
  const { PORT: _port, HOSTNAME: _hostname, NODE_ENV: _mode, ...rest } = env;
  for (const name of blank) rest[name] = '';
  return rest;
}
