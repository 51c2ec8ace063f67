import { request as startRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import {
  bodyLimitOctets,
  type HttpOutcome,
  type HttpRequest,
  type NetworkFailure,
  type TlsFacts,
} from '../../checks/network.ts';
import { readTlsFacts } from './certificate.ts';
import { failWith, readCode } from './failure.ts';
import { toSeconds } from './open.ts';
import { beginTls } from './tls.ts';

/** What a request goes through. */
export interface HttpMeans {
  readonly open: (hostname: string, port: number, timeoutMs: number) => Promise<Socket | NetworkFailure>;
  readonly context: SecureContext;
  readonly now: () => number;
}

/** Octets of all header fields of an answer. */
const headerLimitOctets = 65_536;

/** Sends one request over a connection of its own. Nothing is sent to a server whose certificate clients refuse. */
export async function sendRequest(request: HttpRequest, means: HttpMeans): Promise<HttpOutcome> {
  if (!/^https?:\/\//i.test(request.url) || !URL.canParse(request.url)) {
    return failWith('malformed', 'this is not an http or https URL');
  }
  const url = new URL(request.url);
  const isSecure = url.protocol === 'https:';
  const hostname = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = url.port === '' ? (isSecure ? 443 : 80) : Number(url.port);
  const started = performance.now();
  const timeLeft = (): number => Math.max(1, Math.round(request.timeoutMs - (performance.now() - started)));

  const opened = await means.open(hostname, port, request.timeoutMs);
  if ('kind' in opened) return opened;
  if (!isSecure) return exchange(url, request, opened, timeLeft(), undefined);
  const secured = await beginTls(opened, {
    hostname,
    timeoutMs: timeLeft(),
    context: means.context,
    protocols: ['http/1.1'],
  });
  if ('kind' in secured) return secured;
  const tls = readTlsFacts(secured, hostname, means.now());
  if (tls?.problem !== undefined) {
    secured.destroy();
    return failWith('certificate', `the certificate of ${hostname} is refused: ${tls.problemText ?? tls.problem}`, tls);
  }
  return exchange(url, request, secured, timeLeft(), tls);
}

function exchange(
  url: URL,
  { method, headers, body, timeoutMs }: HttpRequest,
  socket: Socket,
  timeLeftMs: number,
  tls: TlsFacts | undefined,
): Promise<HttpOutcome> {
  return new Promise((resolve) => {
    const finish = (outcome: HttpOutcome): void => {
      clearTimeout(timer);
      resolve(outcome);
      socket.destroy();
    };
    const timer = setTimeout(() => {
      finish(failWith('timeout', `no whole answer within ${toSeconds(timeoutMs)}`, tls));
    }, timeLeftMs);
    const fail = (error: unknown): void => {
      finish(toFailure(error, tls));
    };
    try {
      const sent = startRequest({
        method,
        path: `${url.pathname}${url.search}`,
        headers: {
          Host: url.host,
          ...headers,
          ...(body === undefined ? {} : { 'Content-Length': new TextEncoder().encode(body).length }),
          Connection: 'close',
        },
        createConnection: () => socket,
        maxHeaderSize: headerLimitOctets,
      });
      sent.on('error', fail);
      // Both are answers to something that was not asked.
      sent.on('upgrade', () => {
        finish(failWith('malformed', 'the server changes to another protocol', tls));
      });
      sent.on('close', () => {
        finish(failWith('closed', 'the server ends the connection without an answer', tls));
      });
      sent.on('response', (response) => {
        readBody(response).then((outcome) => {
          finish(typeof outcome === 'string' ? toAnswer(response, outcome, tls) : { ...outcome, ...withTls(tls) });
        }, fail);
      });
      sent.end(body);
    } catch (error) {
      fail(error);
    }
  });
}

const withTls = (tls: TlsFacts | undefined): { readonly tls?: TlsFacts } => (tls === undefined ? {} : { tls });

function toAnswer(response: IncomingMessage, body: string, tls: TlsFacts | undefined): HttpOutcome {
  const headers = new Map<string, string>();
  const raw = response.rawHeaders;
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase();
    const before = headers.get(name);
    headers.set(name, before === undefined ? (raw[index + 1] ?? '') : `${before}, ${raw[index + 1] ?? ''}`);
  }
  return {
    kind: 'answer',
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    body,
    ...withTls(tls),
  };
}

async function readBody(response: IncomingMessage): Promise<string | NetworkFailure> {
  const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });
  let text = '';
  let length = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > bodyLimitOctets) return failWith('too-long', `the body has more than ${bodyLimitOctets} octets`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function toFailure(error: unknown, tls: TlsFacts | undefined): NetworkFailure {
  const code = readCode(error);
  if (code === 'HPE_HEADER_OVERFLOW') return failWith('too-long', 'the header fields are too long', tls);
  if (code.startsWith('HPE_')) return failWith('malformed', `what comes is not HTTP (${code})`, tls);
  if (code.startsWith('ERR_INVALID') || code === 'ERR_UNESCAPED_CHARACTERS') {
    return failWith('malformed', `this cannot be sent as HTTP (${code})`, tls);
  }
  return failWith('closed', `the server ends the connection in the middle (${code})`, tls);
}
