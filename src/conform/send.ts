import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { rootCertificates } from 'node:tls';

/** A request that goes out as it is: nothing is normalised, nothing is added but what HTTP needs. */
export interface RawRequest {
  /** Whom to connect to. */
  readonly base: URL;
  readonly method: string;
  /** The request target, as it stands in the first line. */
  readonly target: string;
  /** The Host header. */
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** Bounds of one request. */
export interface SendLimits {
  /** For everything from connecting to the last octet. */
  readonly timeoutMs: number;
  readonly bodyLimitOctets: number;
  /** Certificates to trust beside the usual ones, as PEM. */
  readonly ca?: string | undefined;
}

/** Whatever came over HTTP. */
export interface Received {
  readonly kind: 'answer';
  readonly status: number;
  /** By name in lower case; repeated ones joined with a comma. */
  readonly headers: ReadonlyMap<string, string>;
  readonly octets: Uint8Array;
  readonly elapsedMs: number;
}

/** Why there is no answer. */
export interface NotReceived {
  readonly kind: 'failure';
  readonly problem: 'refused' | 'unreachable' | 'timeout' | 'tls' | 'closed' | 'malformed' | 'too-long' | 'not-sent';
  readonly text: string;
}

export type Sent = Received | NotReceived;

function toFailure(error: unknown): NotReceived {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const text = error instanceof Error ? error.message : String(error);
  const problem = ((): NotReceived['problem'] => {
    if (code === 'ECONNREFUSED') return 'refused';
    if (code.startsWith('HPE_')) return 'malformed';
    if (code === 'ECONNRESET' || code === 'EPIPE') return 'closed';
    if (/^ERR_(?:TLS|SSL)|CERT|SELF_SIGNED|^EPROTO$|UNABLE_TO/.test(code)) return 'tls';
    return code.startsWith('ERR_') ? 'not-sent' : 'unreachable';
  })();
  return { kind: 'failure', problem, text };
}

function toHeaders(incoming: IncomingMessage): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (let index = 0; index + 1 < incoming.rawHeaders.length; index += 2) {
    const name = (incoming.rawHeaders[index] ?? '').toLowerCase();
    const value = incoming.rawHeaders[index + 1] ?? '';
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return headers;
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

function open({ base, method, target, host, headers, body }: RawRequest, ca: string | undefined): ClientRequest {
  // IPv6 addresses stand in brackets in a URL only.
  const hostname = base.hostname.replace(/^\[|\]$/g, '');
  const isChunked = Object.keys(headers).some((name) => name.toLowerCase() === 'transfer-encoding');
  const options = {
    hostname,
    port: base.port === '' ? undefined : Number(base.port),
    method,
    path: target,
    setHost: false,
    headers: {
      Host: host,
      ...headers,
      ...(body === undefined || isChunked ? {} : { 'Content-Length': String(body.byteLength) }),
      Connection: 'close',
    },
  };
  return base.protocol === 'https:'
    ? httpsRequest({
        ...options,
        // Node would take the Host header for it, which is hostile in some cases.
        servername: isIP(hostname) === 0 ? hostname : '',
        agent: new HttpsAgent({ keepAlive: false }),
        ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
      })
    : httpRequest({ ...options, agent: new HttpAgent({ keepAlive: false }) });
}

/**
 * Sends one request on a connection of its own and reads the whole answer. Redirects are answers.
 *
 * Never rejects: a server that hangs, closes or talks garbage is a failure with its reason.
 */
export function send(request: RawRequest, { timeoutMs, bodyLimitOctets, ca }: SendLimits): Promise<Sent> {
  return new Promise((resolve) => {
    const begun = performance.now();
    let outgoing: ClientRequest | undefined;
    let answer: IncomingMessage | undefined;
    const end = (sent: Sent): void => {
      clearTimeout(timer);
      resolve(sent);
      answer?.destroy();
      outgoing?.destroy();
    };
    const timer = setTimeout(() => {
      end({ kind: 'failure', problem: 'timeout', text: `no whole answer within ${String(timeoutMs)} ms` });
    }, timeoutMs);
    const read = (incoming: IncomingMessage): void => {
      answer = incoming;
      const parts: Uint8Array[] = [];
      let length = 0;
      incoming.on('data', (part: Uint8Array) => {
        parts.push(part);
        length += part.byteLength;
        if (length > bodyLimitOctets) {
          end({ kind: 'failure', problem: 'too-long', text: `more than ${String(bodyLimitOctets)} octets` });
        }
      });
      incoming.on('error', (error) => {
        end(toFailure(error));
      });
      incoming.on('close', () => {
        if (!incoming.complete) end({ kind: 'failure', problem: 'closed', text: 'the connection ended in the middle' });
      });
      incoming.on('end', () => {
        const elapsedMs = performance.now() - begun;
        const octets = join(parts, length);
        end({ kind: 'answer', status: incoming.statusCode ?? 0, headers: toHeaders(incoming), octets, elapsedMs });
      });
    };
    try {
      outgoing = open(request, ca);
      outgoing.on('response', read);
      // A 101 or the answer to CONNECT takes the connection along.
      for (const event of ['upgrade', 'connect'] as const) {
        outgoing.on(event, (incoming: IncomingMessage) => {
          end({
            kind: 'failure',
            problem: 'malformed',
            text: `status ${String(incoming.statusCode)} takes the connection`,
          });
        });
      }
      // Once there is an answer, what became of the request no longer matters: a server may refuse half a body.
      outgoing.on('error', (error) => {
        if (answer === undefined) end(toFailure(error));
      });
      outgoing.end(request.body);
    } catch (error) {
      end(toFailure(error));
    }
  });
}
