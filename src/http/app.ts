import { Hono, type Context } from 'hono';
import type { Registry } from '../core/types.ts';
import {
  createAnswerer,
  renderText,
  type Document,
  type Format,
  type FormatRequest,
  type Service,
} from '../formats/format.ts';
import { readBody } from './body.ts';
import { createEtag, matchesEtag } from './etag.ts';
import { createHeaderFactory } from './headers.ts';
import { toLoggedError, toLoggedMethod, type Log } from './log.ts';
import { normalizePath } from './path.ts';

/** Everything an application needs; the entries (`worker.ts`) compose it. */
export interface AppOptions {
  readonly registry: Registry;
  readonly formats: readonly Format[];
  readonly service: Service;
  /** What clear-text HTTP gets from formats that are for https only. `answer` is for a machine of one's own. */
  readonly plainHttp: 'answer' | 'refuse';
  readonly log: Log;
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
  const answer = createAnswerer(options.registry, service);
  const toHeaders = createHeaderFactory();
  const app = new Hono({ getPath: ({ url }) => normalizePath(url) });

  const respondWithFormat = async (c: Context, format: Format, route: string): Promise<Response> => {
    const { url } = c.req.raw;
    const request = toFormatRequest(c, url, now());
    const refuse = (reason: 'plain-http' | 'body-too-large'): Promise<Response> | Response =>
      respond(c, url, format.renderFailure({ reason }, request, service), {
        route,
        format: format.name,
        outcome: reason,
      });

    if (!format.answersPlainHttp && options.plainHttp === 'refuse' && url.startsWith('http:'))
      return refuse('plain-http');
    let body: Uint8Array = noBody;
    if (request.method === 'POST') {
      const read = await readBody(c.req.raw);
      if (read === undefined) return refuse('body-too-large');
      body = read;
    }
    const { document, outcome } = await answer(format, request.method === 'POST' ? { ...request, body } : request);
    return respond(c, url, document, { route, format: format.name, outcome });
  };

  const respond = async (c: Context, url: string, document: Document, { allow, ...note }: Note): Promise<Response> => {
    const etag = document.audience === 'domain' ? await createEtag(document) : undefined;
    const isKnown = etag !== undefined && matchesEtag(c.req.raw.headers.get('if-none-match'), etag);
    const status = isKnown ? 304 : document.status;
    const requestId = createRequestId();
    log({ level: 'info', requestId, method: toLoggedMethod(c.req.method), ...note, status });
    const isHttps = url.startsWith('https:');
    let headers = toHeaders({ document, isHttps, hasQuery: url.includes('?'), etag, allow });
    if (status >= 400) {
      // So that a person who reports an error can name the line of the log.
      headers = new Headers(headers);
      headers.set('X-Request-Id', requestId);
    }
    return new Response(isKnown || status === 204 ? null : document.body, { status, headers });
  };

  const methods = new Map<string, Set<string>>();
  const allow = (path: string, method: 'GET' | 'POST'): void => {
    const known = methods.get(path) ?? new Set();
    methods.set(path, known);
    for (const name of method === 'GET' ? ['GET', 'HEAD'] : [method]) known.add(name);
  };

  for (const format of options.formats) {
    for (const { method, path } of format.routes) {
      app.on(method, path, (c) => respondWithFormat(c, format, path));
      allow(path, method);
    }
  }
  for (const [path, document, outcome] of [
    ['/healthz', health, 'healthy'],
    ['/robots.txt', robots, 'robots'],
  ] as const) {
    app.get(path, (c) => respond(c, c.req.raw.url, document, { route: path, format: 'none', outcome }));
    allow(path, 'GET');
  }

  for (const [path, known] of methods) {
    const allowed = [...known, 'OPTIONS'].join(', ');
    const options204 = renderText(204, '');
    const refusal = renderText(405, `Allowed here: ${allowed}`);
    app.all(path, (c) => {
      const isOptions = c.req.method === 'OPTIONS';
      const outcome = isOptions ? 'options' : 'method-not-allowed';
      const note = { route: path, format: 'none', outcome, allow: allowed };
      return respond(c, c.req.raw.url, isOptions ? options204 : refusal, note);
    });
  }

  app.notFound((c) => respond(c, c.req.raw.url, nothingHere, { route: 'none', format: 'none', outcome: 'not-found' }));

  app.onError((error, c) => {
    const requestId = createRequestId();
    const method = toLoggedMethod(c.req.method);
    const place = { route: 'none', format: 'none', outcome: 'internal-error', status: 500 };
    log({ level: 'error', requestId, method, ...place, error: toLoggedError(error) });
    const document = renderText(500, `Something went wrong here. The log has more under ${requestId}.`);
    const facts = { document, isHttps: false, hasQuery: true, etag: undefined, allow: undefined };
    return new Response(document.body, { status: 500, headers: toHeaders(facts) });
  });

  return app;
}

/** Copies what formats may see. Headers stay behind, and with them every credential that clients volunteer. */
function toFormatRequest(c: Context, url: string, now: number): FormatRequest {
  const query = url.indexOf('?');
  const hostStart = url.indexOf('//') + 2;
  return {
    method: c.req.method === 'POST' ? 'POST' : 'GET',
    path: c.req.path,
    host: url.slice(hostStart, url.indexOf('/', hostStart)),
    query: query < 0 ? '' : url.slice(query + 1),
    body: noBody,
    now,
  };
}
