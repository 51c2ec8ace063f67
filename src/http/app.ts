import { Hono, type Context } from 'hono';
import type { Registry } from '../core/types.ts';
import {
  createAnswerer,
  type Answerer,
  renderText,
  type AnyFormat,
  type Document,
  type FormatRequest,
  type Service,
} from '../formats/format.ts';
import { readBody } from './body.ts';
import { andThen, type Maybe } from '../core/maybe.ts';
import { createPreparer, matchesEtag, type Prepared } from './prepared.ts';
import { createHeaderFactory } from './headers.ts';
import { toLoggedError, toLoggedMethod, type Log } from './log.ts';
import { normalizePath } from './path.ts';

/** Everything an application needs; the entries (`worker.ts`) compose it. */
export interface AppOptions {
  readonly registry: Registry;
  readonly formats: readonly AnyFormat[];
  readonly service: Service;
  /** What clear-text HTTP gets from formats that are for https only. `answer` is for a machine of one's own. */
  readonly plainHttp: 'answer' | 'refuse';
  readonly log: Log;
  /** Whether answers that hold what was asked for are logged too, or only those that do not. */
  readonly logs: 'all' | 'failures';
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A new value at every call, from nothing that a request holds. */
  readonly createRequestId: () => string;
}

/** What the log says of an answer, and which methods it should name. */
interface Note {
  readonly route: string;
  readonly format: string;
  readonly outcome: string;
  readonly allow?: string;
}

const allowed = renderText(204, '');
const noBody: Uint8Array = new Uint8Array();
const health = { ...renderText(200, '{"status":"ok"}'), contentType: 'application/json' };
const robots = renderText(200, 'User-agent: *\nDisallow: /');
const nothingHere = renderText(
  404,
  'There is nothing here. Mail clients ask /mail/config-v1.1.xml, /autodiscover/autodiscover.xml or /email.mobileconfig.',
);

/** Builds the HTTP application: routes, limits, headers and the log. It knows nothing about mail. */
export function createApp(options: AppOptions): Hono {
  const { service, log, now, createRequestId } = options;
  const toHeaders = createHeaderFactory();
  const prepare = createPreparer();
  const app = new Hono({ getPath: ({ url }) => normalizePath(url) });

  const respondWithFormat = (
    c: Context,
    format: AnyFormat,
    answer: Answerer,
    method: 'GET' | 'POST',
    route: string,
  ): Maybe<Response> => {
    const { url } = c.req.raw;
    const note = (outcome: string): Note => ({ route, format: format.name, outcome });
    const ask = (body: Uint8Array): Maybe<Response> =>
      andThen(answer(toFormatRequest(method, c.req.path, url, body, now())), ({ document, outcome }) =>
        respond(c, url, document, note(outcome)),
      );
    const refuse = (reason: 'plain-http' | 'body-too-large'): Maybe<Response> => {
      const request = toFormatRequest(method, c.req.path, url, noBody, now());
      return respond(c, url, format.renderFailure({ reason }, request, service), note(reason));
    };
    if (!format.answersPlainHttp && options.plainHttp === 'refuse' && url.startsWith('http:'))
      return refuse('plain-http');
    if (method === 'GET') return ask(noBody);
    return andThen(readBody(c.req.raw), (body) => (body === undefined ? refuse('body-too-large') : ask(body)));
  };

  const respond = (c: Context, url: string, document: Document, note: Note): Maybe<Response> =>
    document.audience === 'domain'
      ? andThen(prepare(document), (prepared) => toResponse(c, url, document, note, prepared))
      : toResponse(c, url, document, note);

  const toResponse = (
    c: Context,
    url: string,
    document: Document,
    { allow, route, format, outcome }: Note,
    prepared?: Prepared,
  ): Response => {
    const etag = prepared?.etag;
    const isKnown = etag !== undefined && matchesEtag(c.req.raw.headers.get('if-none-match'), etag);
    const status = isKnown ? 304 : document.status;
    const { method } = c.req;
    const requestId = createRequestId();
    // A failure of Autodiscover travels in a 200.
    const isFailure = status >= 400 || (format !== 'none' && outcome !== 'settings');
    if (isFailure || options.logs === 'all') {
      log({ level: 'info', requestId, method: toLoggedMethod(method), route, format, outcome, status });
    }
    const isHttps = url.startsWith('https:');
    let headers = toHeaders({ document, isHttps, hasQuery: url.includes('?'), etag, allow });
    // So that a person who reports an error can name the line of the log.
    if (status >= 400) headers = withHeader(headers, 'X-Request-Id', requestId);
    const body = isKnown || status === 204 ? null : (prepared?.bytes ?? document.body);
    // Hono drops the body of an answer to HEAD, and its length with it (RFC 9110 §9.3.2 wants the same headers).
    if (method === 'HEAD' && body !== null) headers = withHeader(headers, 'Content-Length', toLength(body));
    return new Response(body, { status, headers });
  };

  const toInternalError = (c: Context, error: unknown): Response => {
    const requestId = createRequestId();
    const place = { route: 'none', format: 'none', outcome: 'internal-error', status: 500 };
    log({ level: 'error', requestId, method: toLoggedMethod(c.req.method), ...place, error: toLoggedError(error) });
    const document = renderText(500, `Something went wrong here. The log says more under ${requestId}.`);
    const isHttps = c.req.raw.url.startsWith('https:');
    const headers = toHeaders({ document, isHttps, hasQuery: true, etag: undefined, allow: undefined });
    return new Response(document.body, { status: 500, headers: withHeader(headers, 'X-Request-Id', requestId) });
  };

  /** Hono lets what is thrown and is no `Error` through to the runtime, which would log it whole. */
  const guard = (handler: (c: Context) => Maybe<Response>, c: Context): Maybe<Response> => {
    try {
      const response = handler(c);
      return response instanceof Promise ? response.catch((error: unknown) => toInternalError(c, error)) : response;
    } catch (error) {
      return toInternalError(c, error);
    }
  };

  // One handler a path: Hono then has nothing to compose, and a wrong method is told which ones are right.
  const handlers = new Map<string, Map<string, (c: Context) => Maybe<Response>>>();
  const route = (method: 'GET' | 'POST', path: string, handler: (c: Context) => Maybe<Response>): void => {
    const known = handlers.get(path) ?? new Map<string, (c: Context) => Maybe<Response>>();
    handlers.set(path, known);
    known.set(method, handler);
    if (method === 'GET') known.set('HEAD', handler);
  };
  // What is for https alone says so to every method; a 405 or 204 would be an answer over http.
  const httpsOnly = new Map<string, (c: Context) => Maybe<Response>>();
  for (const format of options.formats) {
    const answer = createAnswerer(format, options.registry, service);
    for (const { method, path } of format.routes) {
      const handler = (c: Context): Maybe<Response> => respondWithFormat(c, format, answer, method, path);
      route(method, path, handler);
      if (!format.answersPlainHttp && options.plainHttp === 'refuse') httpsOnly.set(path, handler);
    }
  }
  route('GET', '/healthz', (c) =>
    respond(c, c.req.raw.url, health, { route: '/healthz', format: 'none', outcome: 'healthy' }),
  );
  route('GET', '/robots.txt', (c) =>
    respond(c, c.req.raw.url, robots, { route: '/robots.txt', format: 'none', outcome: 'robots' }),
  );

  for (const [path, known] of handlers) {
    const allow = [...known.keys(), 'OPTIONS'].join(', ');
    const refusal = renderText(405, `Allowed here: ${allow}`);
    app.all(path, (c) => {
      const handler = known.get(c.req.method) ?? (c.req.raw.url.startsWith('http:') ? httpsOnly.get(path) : undefined);
      if (handler !== undefined) return guard(handler, c);
      const isOptions = c.req.method === 'OPTIONS';
      const outcome = isOptions ? 'options' : 'method-not-allowed';
      return respond(c, c.req.raw.url, isOptions ? allowed : refusal, { route: path, format: 'none', outcome, allow });
    });
  }

  app.notFound((c) => respond(c, c.req.raw.url, nothingHere, { route: 'none', format: 'none', outcome: 'not-found' }));

  app.onError((error, c) => toInternalError(c, error));

  return app;
}

function withHeader(headers: Headers, name: string, value: string): Headers {
  const copy = new Headers(headers);
  copy.set(name, value);
  return copy;
}

const toLength = (body: string | Uint8Array): string =>
  String(typeof body === 'string' ? new TextEncoder().encode(body).length : body.length);

/** Copies what formats may see. Headers stay behind, and with them every credential that clients volunteer. */
function toFormatRequest(
  method: 'GET' | 'POST',
  path: string,
  url: string,
  body: Uint8Array,
  now: number,
): FormatRequest {
  const query = url.indexOf('?');
  const hostStart = url.indexOf('//') + 2;
  const pathStart = url.indexOf('/', hostStart);
  const host = url.slice(hostStart, pathStart);
  const rawPath = url.slice(pathStart, query < 0 ? undefined : query);
  return { method, path, rawPath, host, query: query < 0 ? '' : url.slice(query + 1), body, now };
}
