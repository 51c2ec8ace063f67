import { Agent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import type { App } from '../../src/http/app.ts';
import { startServer } from '../../src/node/server.ts';
import type { Transport } from '../workerd/transport.ts';

export const runtime: 'workerd' | 'node' = 'node';

// A connection each: after an answer to half a request the server closes, and the next one must not be on its way.
const agent = new Agent({ keepAlive: false });

/** What the connection says beside the answer, or what a GET over HTTP always has and an answer in memory never. */
const ofConnection = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding']);

/** Over HTTP to a server of its own, as a proxy with the certificate asks it. */
export function through(app: App): Transport {
  const server = startServer(app, { port: 0, hostname: '127.0.0.1', trustsProxy: true });
  return async (url, init) => ask((await server).port, url, init);
}

/** Sends a request with the host and the scheme of its URL. */
export async function ask(port: number, url: string, init: RequestInit = {}): Promise<Response> {
  const { method = 'GET', ...rest } = init;
  // A Request of Node knows neither TRACE nor a GET with a body; this one is for its headers and the bytes of its body.
  const request = new Request(url, {
    ...rest,
    method: 'POST',
    ...(rest.body instanceof ReadableStream ? { duplex: 'half' } : {}),
  });
  const { protocol, host } = new URL(request.url);
  const address = request.headers.get('cf-connecting-ip');
  const headers: Record<string, string> = {
    ...Object.fromEntries(request.headers),
    host,
    'x-forwarded-proto': protocol.slice(0, -1),
    ...(address === null ? {} : { 'x-forwarded-for': address }),
  };
  const path = request.url.slice(request.url.indexOf('/', request.url.indexOf('//') + 2));
  const body = rest.body === undefined || rest.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  const incoming = await send({ agent, port, method, path, headers }, body);
  const answered = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    const isOfConnection = ofConnection.has(name) || (name === 'content-length' && method !== 'HEAD');
    if (!isOfConnection && value !== undefined) answered.append(name, String(value));
  }
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of incoming) parts.push(part as Uint8Array<ArrayBuffer>);
  const status = incoming.statusCode ?? 0;
  const isEmpty = status === 204 || status === 304 || method === 'HEAD';
  return new Response(isEmpty ? null : await new Blob(parts).arrayBuffer(), { status, headers: answered });
}

const send = (options: RequestOptions, body: Uint8Array | undefined): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const outgoing = httpRequest(options, resolve);
    outgoing.on('error', reject);
    outgoing.end(body);
  });
