import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { failRead, joinBytes, type Read } from './file.ts';
import { quote } from './note.ts';

/** How far a request may go. */
export interface FetchLimits {
  /** Whether http will do, also behind a redirect. */
  readonly allowsHttp: boolean;
  /** Where connections go instead of to the hosts of the URLs; certificates are those of the URLs all the same. */
  readonly connectTo: { readonly host: string; readonly port: number } | undefined;
  readonly limitBytes: number;
  /** For everything together, in milliseconds. */
  readonly timeoutMs: number;
}

/** A body and the URL that it came from at last. */
export interface Fetched {
  readonly url: URL;
  readonly bytes: Uint8Array;
}

const redirectLimit = 5;
const redirects = new Set([301, 302, 303, 307, 308]);

/** Asks a URL by GET and follows redirects; anything but status 200 is one line that says what came instead. */
export async function fetchWhole(start: URL, limits: FetchLimits): Promise<Read<Fetched>> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  let url = start;
  try {
    for (let hops = 0; hops <= redirectLimit; hops += 1) {
      if (!isAllowed(url, limits)) return failRead(hops === 0 ? 'is not https' : 'redirects away from https');
      const response = await ask(url, limits, signal);
      const { statusCode = 0, headers } = response;
      if (redirects.has(statusCode)) {
        response.destroy();
        const target = headers.location ?? '';
        if (!URL.canParse(target, url)) return failRead('redirects to nowhere');
        url = new URL(target, url);
        continue;
      }
      const body =
        statusCode === 200 ? await readBody(response, limits.limitBytes) : failRead(`status ${String(statusCode)}`);
      response.destroy();
      return body.ok ? { ok: true, value: { url, bytes: body.value } } : body;
    }
    return failRead(`redirects more than ${String(redirectLimit)} times`);
  } catch (error) {
    if (signal.aborted) return failRead(`does not answer within ${String(limits.timeoutMs / 1000)} seconds`);
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return failRead(`cannot be asked (${code})`);
  }
}

const isAllowed = ({ protocol }: URL, { allowsHttp }: FetchLimits): boolean =>
  protocol === 'https:' || (allowsHttp && protocol === 'http:');

function ask(url: URL, { connectTo }: FetchLimits, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const isTls = url.protocol === 'https:';
    const sent = (isTls ? requestHttps : requestHttp)(
      {
        host: connectTo?.host ?? url.hostname.replace(/^\[|\]$/g, ''),
        port: connectTo?.port ?? (url.port === '' ? (isTls ? 443 : 80) : Number(url.port)),
        // TLS tells servers names, never addresses.
        ...(isIP(url.hostname.replace(/^\[|\]$/g, '')) === 0 ? { servername: url.hostname } : {}),
        path: `${url.pathname}${url.search}`,
        headers: { host: url.host, accept: 'text/xml, application/xml', 'accept-encoding': 'identity' },
        agent: false,
        signal,
      },
      resolve,
    );
    sent.once('error', reject);
    sent.end();
  });
}

async function readBody(response: IncomingMessage, limitBytes: number): Promise<Read<Uint8Array>> {
  const encoding = response.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') return failRead(`comes as ${quote(encoding)}, which was not asked for`);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > limitBytes) return failRead('is larger than 1 MiB, and no autoconfig document is');
    pieces.push(piece);
  }
  return { ok: true, value: joinBytes(pieces) };
}
