import { createServer, type IncomingMessage, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { App } from '../http/app.ts';
import { toForwarded } from './forwarded.ts';

/** Milliseconds for the head of a request, and for the whole of it: a body has 16 KiB at most. */
const headersTimeoutMs = 10_000;
const requestTimeoutMs = 20_000;
/** Longer than proxies keep idle connections (nginx 60 s), so that the proxy is the one who closes. */
const keepAliveTimeoutMs = 65_000;

/** A running server. */
export interface Running {
  readonly port: number;
  /** Takes no more requests, ends those that are under way, and resolves when all are ended or the time is over. */
  stop(graceMs: number): Promise<void>;
}

/**
 * Serves an application over HTTP on Node.
 *
 * @throws what `node:net` throws for an address that cannot be listened on.
 */
export async function startServer(
  app: App,
  { port, hostname, trustsProxy }: { readonly port: number; readonly hostname: string; readonly trustsProxy: boolean },
): Promise<Running> {
  const listener = getRequestListener(
    (request, { incoming }) =>
      app.fetch(
        request,
        trustsProxy ? toForwarded(incoming as IncomingMessage) : { address: incoming.socket.remoteAddress },
      ),
    { overrideGlobalObjects: true },
  );
  const server = createServer(
    { headersTimeout: headersTimeoutMs, requestTimeout: requestTimeoutMs, keepAliveTimeout: keepAliveTimeoutMs },
    (incoming, outgoing) => void listener(incoming, outgoing),
  );
  await listen(server, port, hostname);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: (graceMs) => stop(server, graceMs),
  };
}

const listen = (server: Server, port: number, hostname: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, hostname, () => {
      server.off('error', reject);
      resolve();
    });
  });

const stop = (server: Server, graceMs: number): Promise<void> =>
  new Promise((resolve) => {
    // A connection whose request was under way is kept open for the next one, which must not come.
    const sweep = setInterval(() => {
      server.closeIdleConnections();
    }, 50);
    const timer = setTimeout(() => {
      server.closeAllConnections();
    }, graceMs);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(timer);
      resolve();
    });
  });
