import { env, waitUntil } from 'cloudflare:workers';
import { createRegistry } from './core/registry.ts';
import type { Registry } from './core/types.ts';
import { parseDnsSettings } from './dns/settings.ts';
import * as formats from './formats/index.ts';
import { createApp } from './http/app.ts';
import { createBindingLimiter } from './http/limit.ts';
import type { Log } from './http/log.ts';
import { createRequestIds } from './http/request-id.ts';
import { parseSettings } from './http/settings.ts';
import { isSigningWanted, noSigner } from './signing/off.ts';
import { packedProviders } from './storage/providers.ts';
import { unpackProvider } from './storage/unpack.ts';

const variables: Readonly<Record<string, unknown>> = { ...env };
const { service, plainHttp, logs, apiCors } = parseSettings(variables);
const createRequestId = createRequestIds(() => crypto.randomUUID());
const log: Log = (entry) => {
  console.log(JSON.stringify(entry));
};
const limiter = createBindingLimiter(variables.RATE_LIMITER);

/** The entries of the operator, and those of everybody. */
const [own, everybody] = [createRegistry([]), createRegistry(packedProviders.map(unpackProvider))];
const registry = await withDns(everybody);
const app = createApp({
  registry,
  formats: Object.values(formats),
  service,
  signer: isSigningWanted(variables) ? (await import('./signing/signer.ts')).createSigner(variables) : noSigner,
  pages: async () => (await import('./pages/index.ts')).createPages({ registry, service }),
  limiter,
  plainHttp,
  logs,
  apiCors,
  log,
  now: () => Date.now(),
  createRequestId,
});

export default {
  fetch: (request: Request) =>
    limiter === undefined
      ? app.fetch(request)
      : app.fetch(request, { address: request.headers.get('cf-connecting-ip') }),
};

/** Adds look-ups in the DNS where the operator wants them. */
async function withDns(registry: Registry): Promise<Registry> {
  const settings = parseDnsSettings(variables);
  if (settings === undefined) return registry;
  const { createDnsRegistry, createHttpsQuery, createMxFinder } = await import('./dns/index.ts');
  return createDnsRegistry(registry, {
    query: createHttpsQuery((url, init) => fetch(url, init), settings.resolver, settings.notation),
    findByMx: createMxFinder(settings.mxLookup, own, everybody),
    asksSrv: settings.asksSrv,
    now: () => Date.now(),
    startTimer: (callback, ms) => {
      const timer = setTimeout(callback, ms);
      return () => {
        clearTimeout(timer);
      };
    },
    waitUntil,
    report: (problem) => {
      const place = { method: 'none', route: 'none', format: 'none', outcome: 'dns-unavailable', status: 503 };
      log({ level: 'error', requestId: createRequestId(), ...place, error: `DNS_RESOLVER: ${problem}` });
    },
  });
}
