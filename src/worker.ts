import { env } from 'cloudflare:workers';
import { createRegistry } from './core/registry.ts';
import { composeSources } from './core/sources.ts';
import type { Registry } from './core/types.ts';
import * as formats from './formats/index.ts';
import { createApp } from './http/app.ts';
import { createBindingLimiter } from './http/limit.ts';
import { toLoggedTenant, type Log } from './http/log.ts';
import { createRequestIds } from './http/request-id.ts';
import { parseSettings } from './http/settings.ts';
import { createSigner } from './signing/signer.ts';
import { unpackBundled } from './storage/bundled.ts';

const variables: Readonly<Record<string, unknown>> = { ...env };
const { service, plainHttp, logs, publicRegistry, tenantCacheSeconds } = parseSettings(variables);
const { own, publicProviders, findEntry } = unpackBundled();
const now = (): number => Date.now();
const log: Log = (entry) => {
  console.log(JSON.stringify(entry));
};
const createRequestId = createRequestIds(() => crypto.randomUUID());

const limiter = createBindingLimiter(variables.RATE_LIMITER);
const app = createApp({
  registry: composeSources({
    own: createRegistry(own),
    tenants: await createTenants(variables.TENANTS),
    publicProviders: publicRegistry === 'on' ? createRegistry(publicProviders) : undefined,
  }),
  formats: Object.values(formats),
  service,
  signer: createSigner(variables),
  limiter,
  plainHttp,
  logs,
  log,
  now,
  createRequestId,
});

export default {
  fetch: (request: Request) =>
    limiter === undefined
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
    report: (reason) => {
      log(toLoggedTenant(reason, createRequestId()));
    },
  });
}
