// `npm run start:node`: the same service on Node, behind a proxy that has the certificate.
import { composeSources } from './core/sources.ts';
import type { Registry } from './core/types.ts';
import { withDns } from './dns/connect.ts';
import type { Doctor } from './doctor/doctor.ts';
import * as formats from './formats/index.ts';
import { createApp } from './http/app.ts';
import { toLoggedDns, toLoggedTenant } from './http/log.ts';
import { createMemoryLimiter } from './http/memory-limit.ts';
import { createRequestIds } from './http/request-id.ts';
import { parseSettings } from './http/settings.ts';
import { startServer } from './node/server.ts';
import { parseServerSettings } from './node/settings.ts';
import { isSigningWanted, noSigner } from './signing/off.ts';
import { openBundled } from './storage/bundled.ts';

/** Milliseconds for requests that are under way when the process is asked to stop. */
const graceMs = 10_000;

const write = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};
const variables = process.env;
const { service, plainHttp, logs, apiCors, publicRegistry, tenantCacheSeconds, doctor } = parseSettings(variables);
const settings = parseServerSettings(variables);
const now = (): number => Date.now();
const createRequestId = createRequestIds(() => crypto.randomUUID());
/** The entries of the operator, and those of everybody. */
const { own, everybody, findEntry } = openBundled();

const tenants = await createTenants(settings.tenantsFile);
/** Calls back later, unless that is stopped. */
const startTimer = (callback: () => void, ms: number): (() => void) => {
  const timer = setTimeout(callback, ms);
  return () => {
    clearTimeout(timer);
  };
};
const registry = await withDns(
  composeSources({
    own,
    tenants,
    publicProviders: publicRegistry === 'on' ? everybody : undefined,
  }),
  {
    variables,
    own,
    everybody,
    ask: (url, init) => fetch(url, init),
    now,
    startTimer,
    // A process goes on by itself.
    waitUntil: () => undefined,
    report: (problem) => {
      write(toLoggedDns(problem, createRequestId()));
    },
  },
);
const app = createApp({
  registry,
  formats: Object.values(formats),
  service,
  signer: isSigningWanted(variables) ? (await import('./signing/signer.ts')).createSigner(variables) : noSigner,
  pages: async () => (await import('./pages/index.ts')).createPages({ registry, service }),
  doctor: doctor === 'on' ? loadDoctor : undefined,
  limiter:
    settings.limit === 0
      ? undefined
      : createMemoryLimiter({ limit: settings.limit, periodSeconds: 60, capacity: 100_000, now }),
  plainHttp,
  logs,
  apiCors,
  log: write,
  now,
  createRequestId,
});

const server = await startServer(app, settings);
write({ level: 'info', event: 'listening', address: settings.hostname, port: server.port });
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    write({ level: 'info', event: 'stopping' });
    void server.stop(graceMs).then(() => process.exit(0));
  });
}

/** What reads records is loaded only where there are any. */
async function createTenants(file: string | undefined): Promise<Registry | undefined> {
  if (file === undefined) return undefined;
  const [{ openSqliteStore }, tenants] = await Promise.all([
    import('./storage/sqlite.ts'),
    import('./storage/tenants.ts'),
  ]);
  return tenants.createTenants({
    store: openSqliteStore(file),
    findEntry,
    cacheSeconds: tenantCacheSeconds,
    now,
    report: (reason) => {
      write(toLoggedTenant(reason, createRequestId()));
    },
  });
}

/** What looks at domains from outside is loaded when somebody first asks for it. */
async function loadDoctor(): Promise<Doctor> {
  const { createNodeDoctor } = await import('./node/doctor.ts');
  return createNodeDoctor({ served: composeSources({ own, tenants }), registry, service, now, startTimer });
}
