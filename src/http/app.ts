import { Hono } from 'hono/tiny';
import { andThen, type Maybe } from '../core/maybe.ts';
import type { Registry } from '../core/types.ts';
import {
  createAnswerer,
  renderText,
  type Answerer,
  type AnyFormat,
  type Document,
  type FixedDocument,
  type FormatRequest,
  type Route,
  type Service,
} from '../formats/format.ts';
import type { Doctor } from '../doctor/doctor.ts';
import { pageRoutes, type Pages } from '../pages/page.ts';
import type { Signer } from '../signing/signer.ts';
import { isOverHttp, toAsked, toFormatRequest, type Asked, type Handler } from './asked.ts';
import { readBody } from './body.ts';
import { isCrossOriginPath, toCrossOrigin, type CrossOrigin } from './cors.ts';
import { createDoctorHandler } from './doctor.ts';
import { createHeaders } from './headers.ts';
import { toLimitKey, type Limiter } from './limit.ts';
import { toLoggedError, toLoggedMethod } from './log.ts';
import { createPageHandler } from './pages.ts';
import { createResponder, type Note, type ResponderOptions } from './respond.ts';
import { createSigning, type LoggedRequest } from './signing.ts';

/** Everything an application needs; the entries (`worker.ts`) compose it. */
export interface AppOptions extends ResponderOptions {
  readonly registry: Registry;
  readonly formats: readonly AnyFormat[];
  readonly service: Service;
  /** Signs the documents of formats that are `signable`, if it can. */
  readonly signer: Signer;
  /** The pages for people, which are loaded when they are first asked for; none without it. */
  readonly pages?: () => Maybe<Pages>;
  /** The doctor at `/doctor`, which is loaded when it is first asked for; none without it. */
  readonly doctor?: (() => Maybe<Doctor>) | undefined;
  /** Refuses those who ask too often; nobody without it. */
  readonly limiter?: Limiter | undefined;
  /** Which web pages may read the answers of the API; none unless stated. */
  readonly apiCors?: CrossOrigin;
  /** What clear-text HTTP gets from formats that are for https only. `answer` is for a machine of one's own. */
  readonly plainHttp: 'answer' | 'refuse';
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const noBody: Uint8Array = new Uint8Array();
const robots = renderText(200, 'User-agent: *\nDisallow: /');
const tooMany = 'Too many requests came from your network. Try again in a minute.';

/** What the runtime or a proxy knows of a request, and the request does not say or cannot be believed. */
export interface Origin {
  /** The URL that was asked, where a proxy stands in between; that of the request without it. */
  readonly url?: string;
  /** Network address of who asks, for counting only. */
  readonly address?: string | null | undefined;
}

/** An application, which the entries hand their requests to. */
export interface App {
  readonly fetch: (request: Request, origin?: Origin) => Maybe<Response>;
}

/** The handlers of one path, by method. */
interface Place {
  readonly route: string;
  readonly byMethod: Map<string, Handler>;
  /** What is for https alone says so to every method; a 405 or 204 would be an answer over http. */
  overHttp?: Handler;
  /** See `Format`. */
  renderError?: AnyFormat['renderError'];
}

/** Builds the HTTP application: routes, limits, headers and the log. It knows nothing about mail. */
export function createApp(options: AppOptions): App {
  const { service, log, now, createRequestId } = options;
  const respond = createResponder(options);
  const nothingHere = renderText(
    404,
    `There is nothing here. Mail clients ask /mail/config-v1.1.xml, /autodiscover/autodiscover.xml or /email.mobileconfig.\nFor people: https://${service.host}/`,
  );
  const signing = createSigning(options.signer, log);

  const describe = (asked: Asked, route: string, format: string) => (): LoggedRequest => ({
    requestId: createRequestId(),
    method: toLoggedMethod(asked.method),
    route,
    format,
  });

  const isRefusedOverHttp = (format: AnyFormat, asked: Asked): boolean =>
    !format.answersPlainHttp && options.plainHttp === 'refuse' && isOverHttp(asked);

  const createRefusal =
    (format: AnyFormat, method: FormatRequest['method'], route: string) =>
    (asked: Asked, reason: 'plain-http' | 'body-too-large' | 'malformed-request'): Maybe<Response> => {
      const document = format.renderFailure({ reason }, toFormatRequest(asked, method, noBody, now()), service);
      return respond(asked, document, { route, format: format.name, outcome: reason });
    };

  const toDocumentHandler = (format: AnyFormat, { path, load }: FixedDocument): Handler => {
    const refuse = createRefusal(format, 'GET', path);
    const note: Note = { route: path, format: 'none', outcome: 'document' };
    let known: Document | undefined;
    return (asked) => {
      if (isRefusedOverHttp(format, asked)) return refuse(asked, 'plain-http');
      // The document itself is kept: its bytes and headers belong to the object.
      return andThen(known ?? load(), (document) => respond(asked, (known ??= document), note));
    };
  };

  const toFormatHandler = (
    format: AnyFormat,
    answer: Answerer,
    method: FormatRequest['method'],
    route: string,
  ): Handler => {
    const settingsNote: Note = { route, format: format.name, outcome: 'settings' };
    const isSigned = 'signable' in format && format.signable && signing.isOn;
    const refuse = createRefusal(format, method, route);
    const ask = (asked: Asked, body: Uint8Array): Maybe<Response> => {
      const request = toFormatRequest(asked, method, body, now());
      return andThen(answer(request), ({ document, outcome }) => {
        if (outcome !== 'settings') return respond(asked, document, { ...settingsNote, outcome });
        if (!isSigned) return respond(asked, document, settingsNote);
        return andThen(signing.sign(document, request.now, describe(asked, route, format.name)), (signed) =>
          respond(asked, signed, settingsNote),
        );
      });
    };
    return (asked) => {
      if (isRefusedOverHttp(format, asked)) return refuse(asked, 'plain-http');
      if (method === 'GET') return ask(asked, noBody);
      return andThen(readBody(asked.request), (body) => {
        if (body === 'too-large') return refuse(asked, 'body-too-large');
        return body === 'incomplete' ? refuse(asked, 'malformed-request') : ask(asked, body);
      });
    };
  };

  const places = new Map<string, Place>();
  /** How the format at a path says an error; paths with a parameter have no words of their own. */
  const findRenderError = ({ path }: Asked): NonNullable<AnyFormat['renderError']> =>
    places.get(path)?.renderError ?? renderText;

  const toInternalError = (asked: Asked, error: unknown): Response => {
    const requestId = createRequestId();
    const place = { route: 'none', format: 'none', outcome: 'internal-error', status: 500 };
    log({ level: 'error', requestId, method: toLoggedMethod(asked.method), ...place, error: toLoggedError(error) });
    const document = findRenderError(asked)(500, `Something went wrong here. The log says more under ${requestId}.`);
    const headers = createHeaders(document, {
      isHttps: !isOverHttp(asked),
      hasQuery: true,
      etag: undefined,
      allow: undefined,
    });
    headers.set('X-Request-Id', requestId);
    return new Response(asked.method === 'HEAD' ? null : document.body, { status: 500, headers });
  };

  /** What is thrown would end in the runtime otherwise, which logs it whole. */
  const guard = (handler: Handler, asked: Asked): Maybe<Response> => {
    try {
      const response = handler(asked);
      return response instanceof Promise ? response.catch((error: unknown) => toInternalError(asked, error)) : response;
    } catch (error) {
      return toInternalError(asked, error);
    }
  };

  const route = (method: Route['method'], path: string, handler: Handler): Place => {
    const place = places.get(path) ?? { route: path, byMethod: new Map<string, Handler>() };
    places.set(path, place);
    place.byMethod.set(method, handler);
    if (method === 'GET') place.byMethod.set('HEAD', handler);
    return place;
  };
  for (const format of options.formats) {
    const answer = createAnswerer(format, options.registry, service);
    const routeFormat = (method: Route['method'], path: string, handler: Handler): void => {
      const place = route(method, path, handler);
      if (!format.answersPlainHttp && options.plainHttp === 'refuse') place.overHttp = handler;
      place.renderError = format.renderError;
    };
    for (const { method, path } of format.routes) {
      routeFormat(method, path, toFormatHandler(format, answer, method === 'ANY' ? 'GET' : method, path));
    }
    for (const document of format.documents ?? []) {
      routeFormat('GET', document.path, toDocumentHandler(format, document));
    }
  }
  if (options.pages !== undefined) {
    const toHandler = createPageHandler({ load: options.pages, service, plainHttp: options.plainHttp, respond });
    for (const { method, path } of pageRoutes) {
      const place = route(method, path, toHandler(method, path));
      if (options.plainHttp === 'refuse') place.overHttp = toHandler('GET', path);
    }
  }
  if (options.doctor !== undefined) {
    route('GET', '/doctor', createDoctorHandler({ ...options, load: options.doctor, respond }));
  }
  route('GET', '/healthz', (asked) =>
    andThen(signing.renderHealth(now(), describe(asked, '/healthz', 'none')), (health) =>
      respond(asked, health, { route: '/healthz', format: 'none', outcome: 'healthy' }),
    ),
  );
  route('GET', '/robots.txt', (asked) =>
    respond(asked, robots, { route: '/robots.txt', format: 'none', outcome: 'robots' }),
  );

  /** The handler of one path for every method: a wrong one is told which ones are right. */
  const toPlaceHandler = ({ route, byMethod, overHttp, renderError = renderText }: Place): Handler => {
    const allow = [...byMethod.keys(), 'OPTIONS'].join(', ');
    const allowed = renderText(204, '');
    const refusal = renderError(405, `Allowed here: ${allow}`);
    return (asked) => {
      const { method } = asked;
      const handler = byMethod.get(method) ?? byMethod.get('ANY') ?? (isOverHttp(asked) ? overHttp : undefined);
      if (handler !== undefined) return guard(handler, asked);
      const [document, outcome] = method === 'OPTIONS' ? [allowed, 'options'] : [refusal, 'method-not-allowed'];
      return respond(asked, document, { route, format: 'none', outcome, allow });
    };
  };

  // Paths without parameters, as mail clients ask them, are found here: Hono takes a tenth of the time of an answer.
  const fixed = new Map<string, Handler>();
  // What was read of a request travels as Hono's environment.
  const router = new Hono<{ Bindings: Asked }>({ getPath: (_request, options) => options?.env?.path ?? '/' });
  for (const [path, place] of places) {
    const handler = toPlaceHandler(place);
    if (path.includes(':')) router.all(path, (c) => handler(c.env));
    else fixed.set(path, handler);
  }
  router.notFound((c) => respond(c.env, nothingHere, { route: 'none', format: 'none', outcome: 'not-found' }));
  router.onError((error, c) => toInternalError(c.env, error));

  const answer = (asked: Asked): Maybe<Response> => {
    const handler = fixed.get(asked.path);
    return handler === undefined ? router.fetch(asked.request, asked) : handler(asked);
  };
  const { limiter, apiCors = 'off' } = options;
  const share = apiCors === 'off' ? undefined : toCrossOrigin(apiCors);
  /** Tells browsers who may read what came, whoever answered. */
  const createFetch =
    (step: (asked: Asked, origin: Origin | undefined) => Maybe<Response>): App['fetch'] =>
    (request, origin) => {
      const asked = toAsked(request, origin?.url, origin?.address);
      if (share === undefined || !isCrossOriginPath(asked.path)) return step(asked, origin);
      return andThen(step(asked, origin), (response) => share(asked, response));
    };
  if (limiter === undefined) return { fetch: createFetch(answer) };
  const refuse = (asked: Asked): Maybe<Response> => {
    const note = { route: 'any', format: 'none', outcome: 'rate-limited' };
    return andThen(respond(asked, findRenderError(asked)(429, tooMany), note), (response) => {
      response.headers.set('Retry-After', String(limiter.retryAfterSeconds));
      return response;
    });
  };
  return {
    fetch: createFetch((asked, origin) => {
      const key = toLimitKey(origin?.address);
      // Whoever watches over the service asks often, and from one address.
      if (key === undefined || asked.path === '/healthz') return answer(asked);
      return andThen(limiter.allows(key), (allowed) => (allowed ? answer(asked) : refuse(asked)));
    }),
  };
}
