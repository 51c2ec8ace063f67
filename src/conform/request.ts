import type { Case, CaseRequest } from './case.ts';
import type { RawRequest } from './send.ts';
import type { Target } from './target.ts';
import { fill } from './template.ts';

/** A case made for one target: what to send, or why it cannot be asked there. */
export type Prepared =
  | { readonly kind: 'request'; readonly request: RawRequest; readonly account: string }
  | { readonly kind: 'skip'; readonly why: string };

function encode(body: string, encoding: CaseRequest['bodyEncoding']): Uint8Array {
  if (encoding === 'latin1') return Buffer.from(body, 'latin1');
  // Little endian, with its byte order mark in front.
  return encoding === 'utf-16' ? Buffer.from(`\ufeff${body}`, 'utf16le') : Buffer.from(body, 'utf8');
}

/** Makes the request of a case. */
export function prepare({ request }: Case, target: Target): Prepared {
  const { base, plainBase, sendsHost } = target;
  if (request.needsHost && !sendsHost)
    return { kind: 'skip', why: 'needs a Host header of its own (--host-header on)' };
  const isPlain = request.scheme === 'http';
  const whom = isPlain ? plainBase : base;
  if (whom === undefined) return { kind: 'skip', why: 'where clear text goes is not known (--plain-url)' };
  // The account is a template of its own, and stands in those of path and body.
  const account = fill(request.account, 'raw', target, target.address);
  const headers = Object.entries(request.headers).map(([name, value]) => [name, fill(value, 'raw', target, account)]);
  return {
    kind: 'request',
    account,
    request: {
      base: whom,
      method: request.method,
      target: fill(request.path, 'url', target, account),
      host: sendsHost ? fill(request.host, 'raw', target, account) : whom.host,
      headers: { ...(isPlain ? {} : target.headers), ...(Object.fromEntries(headers) as Record<string, string>) },
      ...(request.body === undefined
        ? {}
        : { body: encode(fill(request.body, 'xml', target, account), request.bodyEncoding) }),
    },
  };
}
