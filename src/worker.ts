import { env, waitUntil } from 'cloudflare:workers';
import { createRegistry } from './core/registry.ts';
import type { Registry } from './core/types.ts';
import { parseDnsSettings } from './dns/settings.ts';
import * as formats from './formats/index.ts';
import { createApp } from './http/app.ts';
import type { Log } from './http/log.ts';
import { createRequestIds } from './http/request-id.ts';
import { parseSettings } from './http/settings.ts';
import { createSigner } from './signing/signer.ts';
import { packedProviders } from './storage/providers.ts';
import { unpackProvider } from './storage/unpack.ts';

const variables: Readonly<Record<string, unknown>> = { ...env };
const { service, plainHttp, logs } = parseSettings(variables);
const createRequestId = createRequestIds(() => crypto.randomUUID());
const log: Log = (entry) => {
  console.log(JSON.stringify(entry));
};

/** The entries of the operator, and those of everybody. */
const [own, everybody] = [createRegistry([]), createRegistry(packedProviders.map(unpackProvider))];

export default createApp({
  registry: await withDns(everybody),
  formats: Object.values(formats),
  service,
  signer: createSigner(variables),
  plainHttp,
  logs,
  log,
  now: () => Date.now(),
  createRequestId,
});

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
