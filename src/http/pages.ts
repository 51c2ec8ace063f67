import { andThen, type Maybe } from '../core/maybe.ts';
import { renderText, type Document, type Service } from '../formats/format.ts';
import type { PageAnswer, PageRequest, Pages } from '../pages/page.ts';
import { toFormatRequest, isOverHttp, type Asked, type Handler } from './asked.ts';
import { readBody } from './body.ts';
import type { Responder } from './respond.ts';

/** How pages are reached. */
export interface PageRouting {
  readonly load: () => Maybe<Pages>;
  readonly service: Service;
  readonly plainHttp: 'answer' | 'refuse';
  readonly respond: Responder;
}

const noBody = new Uint8Array();
/** Of a header no more than this is looked at. */
const longestHeader = 500;

/** Makes the handlers of pages. They are loaded when the first person comes: mail clients never ask for them. */
export function createPageHandler({
  load,
  service,
  plainHttp,
  respond,
}: PageRouting): (method: PageRequest['method'], route: string) => Handler {
  let pages: Maybe<Pages> | undefined;
  const moved: Document = {
    ...renderText(307, `https://${service.host}/`),
    location: `https://${service.host}/`,
  };

  return (method, route) => {
    const note = { route, format: 'page' };
    const ask = (asked: Asked, body: Uint8Array): Maybe<Response> => {
      const { headers } = asked.request;
      const { path, query } = toFormatRequest(asked, method, body, 0);
      const request: PageRequest = {
        method,
        path,
        query,
        body,
        acceptLanguage: (headers.get('accept-language') ?? '').slice(0, longestHeader),
        userAgent: (headers.get('user-agent') ?? '').slice(0, longestHeader),
      };
      const answer = andThen((pages ??= load()), (loaded): Maybe<PageAnswer> => {
        pages = loaded;
        return loaded.answer(request);
      });
      return andThen(answer, ({ document, outcome }) => respond(asked, document, { ...note, outcome }));
    };
    return (asked) => {
      // An address must not go out in clear text, nor a link to a profile come in.
      if (plainHttp === 'refuse' && isOverHttp(asked)) return respond(asked, moved, { ...note, outcome: 'plain-http' });
      if (method === 'GET') return ask(asked, noBody);
      return andThen(readBody(asked.request), (body) => {
        if (body === 'too-large') return respond(asked, tooLarge, { ...note, outcome: 'body-too-large' });
        return ask(asked, body === 'incomplete' ? noBody : body);
      });
    };
  };
}

const tooLarge = renderText(413, 'The request body is too large.');
