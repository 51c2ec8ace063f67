import type { IncomingMessage } from 'node:http';
import type { Origin } from '../http/app.ts';

/**
 * What was asked of a proxy, as the proxy tells; for `TRUST_PROXY=on` only, since anybody can send these headers. The
 * host is that of `Host`, which proxies pass on: most leave an `X-Forwarded-Host` from the outside as it is.
 */
export function toForwarded({ headers, socket, url = '/' }: IncomingMessage): Origin {
  const scheme = last(headers['x-forwarded-proto'])?.toLowerCase() === 'https' ? 'https' : 'http';
  return {
    url: `${scheme}://${headers.host ?? ''}${toPath(url)}`,
    address: last(headers['x-forwarded-for']) ?? socket.remoteAddress,
  };
}

/** The value that the nearest proxy added: those before it came from the outside. */
function last(header: string | readonly string[] | undefined): string | undefined {
  const values = (typeof header === 'string' ? header : (header?.join(',') ?? '')).split(',');
  const value = values.at(-1)?.trim();
  return value === '' ? undefined : value;
}

/** Behind a proxy the target is a path; a whole URL (RFC 9112 §3.2.2) must not bring another host. */
function toPath(target: string): string {
  if (target.startsWith('/')) return target;
  const slash = target.indexOf('/', target.indexOf('//') + 2);
  return slash < 0 ? '/' : target.slice(slash);
}
