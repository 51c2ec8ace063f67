import type { Registry } from '../../core/types.ts';
import * as formats from '../../formats/index.ts';
import {
  createAnswerer,
  renderText,
  type AnyFormat,
  type Document,
  type FormatRequest,
  type Service,
} from '../../formats/format.ts';

/** A request as a client sends it, without headers. */
export interface SentRequest {
  readonly method: 'GET' | 'POST';
  /** Absolute, as the client writes it: unescaped where it does not escape. */
  readonly url: string;
  readonly body?: string;
}

/** What came, and which format said it; none does where no path fits. */
export interface AskedDocument {
  readonly format: AnyFormat | undefined;
  readonly document: Document;
  /** `settings`, or the reason for a refusal; Autodiscover's refusals have status 200. */
  readonly outcome: string;
}

/** Asks the formats as HTTP would. */
export type Ask = (request: SentRequest) => Promise<AskedDocument>;

const all: readonly AnyFormat[] = Object.values(formats);

/** Binds the formats to entries and to a service. The clock stands still, so the same request has the same answer. */
export function createAsk(registry: Registry, service: Service): Ask {
  const places = all.flatMap((format) => {
    const answer = createAnswerer(format, registry, service);
    return format.routes.map(({ method, path }) => ({ format, answer, method, pattern: path.split('/') }));
  });
  return async (sent) => {
    const request = toFormatRequest(sent);
    const segments = request.path.split('/');
    const place = places.find(
      ({ method, pattern }) =>
        (method === 'ANY' || method === request.method) &&
        pattern.length === segments.length &&
        pattern.every((part, index) => part.startsWith(':') || part === segments[index]),
    );
    if (place === undefined) {
      return { format: undefined, document: renderText(404, 'There is nothing here.'), outcome: 'not-found' };
    }
    return { format: place.format, ...(await place.answer(request)) };
  };
}

function toFormatRequest({ method, url, body = '' }: SentRequest): FormatRequest {
  const [, host = '', rawPath = '/', query = ''] = /^https?:\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?/i.exec(url) ?? [];
  return {
    method,
    path: `/${rawPath
      .toLowerCase()
      .split('/')
      .filter((segment) => segment !== '')
      .join('/')}`,
    rawPath: rawPath === '' ? '/' : rawPath,
    host,
    query,
    body: new TextEncoder().encode(body),
    now: 0,
  };
}
