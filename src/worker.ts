import { env } from 'cloudflare:workers';
import { createRegistry } from './core/registry.ts';
import * as formats from './formats/index.ts';
import { createApp } from './http/app.ts';
import { createBindingLimiter } from './http/limit.ts';
import { createRequestIds } from './http/request-id.ts';
import { parseSettings } from './http/settings.ts';
import { isSigningWanted, noSigner } from './signing/off.ts';
import { packedProviders } from './storage/providers.ts';
import { unpackProvider } from './storage/unpack.ts';

const variables: Readonly<Record<string, unknown>> = { ...env };
const { service, plainHttp, logs, apiCors } = parseSettings(variables);

const limiter = createBindingLimiter(variables.RATE_LIMITER);
const registry = createRegistry(packedProviders.map(unpackProvider));
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
  log: (entry) => {
    console.log(JSON.stringify(entry));
  },
  now: () => Date.now(),
  createRequestId: createRequestIds(() => crypto.randomUUID()),
});

export default {
  fetch: (request: Request) =>
    limiter === undefined
      ? app.fetch(request)
      : app.fetch(request, { address: request.headers.get('cf-connecting-ip') }),
};
