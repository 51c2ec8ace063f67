import { andThen, type Maybe } from '../core/maybe.ts';
import type { Document } from '../formats/format.ts';
import type { Asked } from './asked.ts';
import { createHeaderFactory, createHeaders } from './headers.ts';
import { toLoggedMethod, type Log } from './log.ts';
import { createPreparer, matchesEtag, type Prepared } from './prepared.ts';

/** What the log says of an answer, and which methods it should name. */
export interface Note {
  readonly route: string;
  readonly format: string;
  readonly outcome: string;
  readonly allow?: string;
}

/** Turns a document into the answer to a request, and logs it. */
export type Responder = (asked: Asked, document: Document, note: Note) => Maybe<Response>;

/** What a responder needs. */
export interface ResponderOptions {
  readonly log: Log;
  /** Whether answers that hold what was asked for are logged too, or only those that do not. */
  readonly logs: 'all' | 'failures';
  /** A new value at every call, from nothing that a request holds. */
  readonly createRequestId: () => string;
}

/** Builds the last step of every answer: entity tag, headers, log line. */
export function createResponder({ log, logs, createRequestId }: ResponderOptions): Responder {
  const findHeaders = createHeaderFactory();
  const prepare = createPreparer();

  const toResponse = (
    { request, method, url }: Asked,
    document: Document,
    { allow, route, format, outcome }: Note,
    prepared?: Prepared,
  ): Response => {
    const etag = prepared?.etag;
    const isKnown = etag !== undefined && matchesEtag(request.headers.get('if-none-match'), etag);
    const status = isKnown ? 304 : document.status;
    // A failure of Autodiscover travels in a 200.
    const isFailure = status >= 400 || (format !== 'none' && outcome !== 'settings');
    const requestId = isFailure || logs === 'all' ? createRequestId() : '';
    if (requestId !== '') {
      log({ level: 'info', requestId, method: toLoggedMethod(method), route, format, outcome, status });
    }
    const facts = { isHttps: url.startsWith('https:'), hasQuery: url.includes('?'), etag, allow };
    const body = isKnown || status === 204 ? null : (prepared?.bytes ?? document.bytes ?? document.body);
    let headers = status >= 400 ? createHeaders(document, facts) : findHeaders(document, facts);
    // So that a person who reports an error can name the line of the log.
    if (status >= 400) headers.set('X-Request-Id', requestId);
    if (method !== 'HEAD' || body === null) return new Response(body, { status, headers });
    // The length of the body that a GET would have had (RFC 9110 §9.3.2).
    headers = new Headers(headers);
    headers.set('Content-Length', toLength(body));
    return new Response(null, { status, headers });
  };

  return (asked, document, note) =>
    // An entity tag belongs to a representation: a redirect is never answered with 304 (RFC 9110 §13.2.1).
    document.audience === 'domain' && document.status === 200
      ? andThen(prepare(document), (prepared) => toResponse(asked, document, note, prepared))
      : toResponse(asked, document, note);
}

const toLength = (body: string | Uint8Array): string =>
  String(typeof body === 'string' ? new TextEncoder().encode(body).length : body.length);
