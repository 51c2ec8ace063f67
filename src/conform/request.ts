import type { Case, CaseRequest } from './case.ts';
import type { RawRequest } from './send.ts';
import type { Target } from './target.ts';
import { fill } from './template.ts';

/** A case made for one target: what to send, or why it cannot be asked there. */
export type Prepared =
  | { readonly kind: 'request'; readonly request: RawRequest; readonly account: string }
  | { readonly kind: 'skip'; readonly why: string };

function encode(body: string, encoding: CaseRequest['bodyEncoding']): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(body);
  if (encoding === 'latin1') return Uint8Array.from(body, (character) => character.charCodeAt(0));
  // Little endian, with its byte order mark in front.
  return Uint8Array.from(
    Array.from({ length: body.length + 1 }, (_, index) => (index === 0 ? 0xfeff : body.charCodeAt(index - 1))).flatMap(
      (unit) => [unit & 0xff, unit >> 8],
    ),
  );
}

/** Makes the request of a case. */
export function prepare({ request }: Case, target: Target): Prepared {
  const { base, plainBase, sendsHost } = target;
  if (request.needsHost && !sendsHost)
    return { kind: 'skip', why: 'needs a Host header of its own (--host-header on)' };
  const isOtherLogin = target.expected?.some(({ username }) => username !== undefined && username !== target.address);
  if (request.needsAddressLogin && isOtherLogin === true) return { kind: 'skip', why: 'the login is not the address' };
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
