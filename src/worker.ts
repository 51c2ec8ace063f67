import { env, waitUntil } from 'cloudflare:workers';
import { composeSources } from './core/sources.ts';
import type { Registry } from './core/types.ts';
import { withDns } from './dns/connect.ts';
import { parseResolver } from './dns/settings.ts';
import type { Doctor } from './doctor/doctor.ts';
import * as formats from './formats/index.ts';
import { createApp } from './http/app.ts';
import { createBindingLimiter } from './http/limit.ts';
import { toLoggedDns, toLoggedTenant, type Log } from './http/log.ts';
import { createRequestIds } from './http/request-id.ts';
import { parseSettings } from './http/settings.ts';
import { isSigningWanted, noSigner } from './signing/off.ts';
import { openBundled } from './storage/bundled.ts';

const variables: Readonly<Record<string, unknown>> = { ...env };
const { service, plainHttp, logs, apiCors, publicRegistry, tenantCacheSeconds, doctor } = parseSettings(variables);
const now = (): number => Date.now();
const createRequestId = createRequestIds(() => crypto.randomUUID());
const log: Log = (entry) => {
  console.log(JSON.stringify(entry));
};
const limiter = createBindingLimiter(variables.RATE_LIMITER);

/** The entries of the operator, and those of everybody. */
const { own, everybody, findEntry } = openBundled();
const tenants = await createTenants(variables.TENANTS);
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
    waitUntil,
    report: (problem) => {
      log(toLoggedDns(problem, createRequestId()));
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
  limiter,
  plainHttp,
  logs,
  apiCors,
  log,
  now,
  createRequestId,
});

export default {
  fetch: (request: Request) =>
    limiter === undefined && doctor === 'off'
      ? app.fetch(request)
      : app.fetch(request, { address: request.headers.get('cf-connecting-ip') }),
};

/** What reads records is loaded only where there are any. */
async function createTenants(binding: unknown): Promise<Registry | undefined> {
  if (binding === undefined) return undefined;
  const { createEdgeTenants } = await import('./storage/edge-tenants.ts');
  return createEdgeTenants(binding, {
    findEntry,
    cacheSeconds: tenantCacheSeconds,
    now,
    waitUntil,
    report: (reason) => {
      log(toLoggedTenant(reason, createRequestId()));
    },
  });
}

/** What looks at domains from outside is loaded when somebody first asks for it. */
async function loadDoctor(): Promise<Doctor> {
  const { createEdgeDoctor } = await import('./edge/index.ts');
  return createEdgeDoctor({
    ...parseResolver(variables),
    served: composeSources({ own, tenants }),
    registry,
    service,
    limiter: createBindingLimiter(variables.DOCTOR_LIMITER),
    fetch: (url, init) => fetch(url, init),
    now,
    startTimer,
    waitUntil,
  });
}
