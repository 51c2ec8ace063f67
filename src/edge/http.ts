import { bodyLimitOctets, type HttpOutcome, type HttpRequest, type NetworkFailure } from '../checks/network.ts';
import type { Fetch } from '../dns/https.ts';
import { explainError, failWith, toSeconds } from './failure.ts';

/**
 * What Cloudflare answers in place of a host that it cannot reach
 * (developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors, read 2026-11-23).
 */
const unreached: Readonly<Record<number, (host: string) => NetworkFailure>> = {
  520: (host) => failWith('malformed', `${host} answers with something that is not HTTP, or with nothing`),
  521: (host) => failWith('refused', `${host} refuses the connection`),
  522: (host) => failWith('timeout', `${host} does not take the connection`),
  523: (host) => failWith('unreachable', `there is no way to ${host}`),
  524: (host) => failWith('timeout', `${host} takes the connection and does not answer`),
  525: (host) => failWith('tls', `TLS cannot be agreed on with ${host}`),
  526: (host) => failWith('certificate', `the certificate of ${host} is refused, and the runtime does not say why`),
};

/** Sends one request by the runtime's `fetch`, which follows no redirect here and keeps no cookie. */
export async function sendByFetch(send: Fetch, request: HttpRequest): Promise<HttpOutcome> {
  const { method, url: text, headers, body, timeoutMs } = request;
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  if (url === null) return failWith('malformed', 'this is not an http or https URL');
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await send(url.href, {
      method,
      headers: { ...headers },
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
      // Not what a cache in between has of it.
      cache: 'no-store',
      signal,
    });
    const read = await readBody(response);
    if (typeof read !== 'string') return read;
    return explainStatus(response.status, read, url.hostname) ?? toAnswer(response, read);
  } catch (error) {
    if (signal.aborted) return failWith('timeout', `no whole answer within ${toSeconds(timeoutMs)}`);
    return explainError(error, url.hostname, url.protocol === 'https:');
  }
}

function explainStatus(status: number, body: string, host: string): NetworkFailure | undefined {
  if (status === 530) {
    // Error 1016 is "Origin DNS error"; the others are as rare as they are different.
    return /\b1016\b/.test(body)
      ? failWith('no-address', `${host} has no address`)
      : failWith('unreachable', `there is no way to ${host}`);
  }
  return unreached[status]?.(host);
}

function toAnswer({ status, headers }: Response, body: string): HttpOutcome {
  const named = new Map<string, string>();
  headers.forEach((value, name) => {
    const before = named.get(name);
    named.set(name, before === undefined ? value : `${before}, ${value}`);
  });
  return { kind: 'answer', status, headers: Object.fromEntries(named), body };
}

async function readBody({ body }: Response): Promise<string | NetworkFailure> {
  if (body === null) return '';
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });
  let text = '';
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.length;
    if (length > bodyLimitOctets) {
      await reader.cancel();
      return failWith('too-long', `the body has more than ${bodyLimitOctets} octets`);
    }
    text += decoder.decode(value, { stream: true });
  }
}
