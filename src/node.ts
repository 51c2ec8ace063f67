// `npm run start:node`: the same service on Node, behind a proxy that has the certificate.
import { createRegistry } from './core/registry.ts';
import * as formats from './formats/index.ts';
import { createApp } from './http/app.ts';
import { createMemoryLimiter } from './http/memory-limit.ts';
import { createRequestIds } from './http/request-id.ts';
import { parseSettings } from './http/settings.ts';
import { startServer } from './node/server.ts';
import { parseServerSettings } from './node/settings.ts';
import { isSigningWanted, noSigner } from './signing/off.ts';
import { packedProviders } from './storage/providers.ts';
import { unpackProvider } from './storage/unpack.ts';

/** Milliseconds for requests that are under way when the process is asked to stop. */
const graceMs = 10_000;

const write = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};
const variables = process.env;
const { service, plainHttp, logs, apiCors } = parseSettings(variables);
const settings = parseServerSettings(variables);
const now = (): number => Date.now();

const registry = createRegistry(packedProviders.map(unpackProvider));
const app = createApp({
  registry,
  formats: Object.values(formats),
  service,
  signer: isSigningWanted(variables) ? (await import('./signing/signer.ts')).createSigner(variables) : noSigner,
  pages: async () => (await import('./pages/index.ts')).createPages({ registry, service }),
  limiter:
    settings.limit === 0
      ? undefined
      : createMemoryLimiter({ limit: settings.limit, periodSeconds: 60, capacity: 100_000, now }),
  plainHttp,
  logs,
  apiCors,
  log: write,
  now,
  createRequestId: createRequestIds(() => crypto.randomUUID()),
});

const server = await startServer(app, settings);
write({ level: 'info', event: 'listening', address: settings.hostname, port: server.port });
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    write({ level: 'info', event: 'stopping' });
    void server.stop(graceMs).then(() => process.exit(0));
  });
}
