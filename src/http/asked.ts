import type { Maybe } from '../core/maybe.ts';
import type { FormatRequest } from '../formats/format.ts';
import { normalizePath } from './path.ts';

/** A request with what every step wants to know of it, read once: the runtime makes a new string at each access. */
export interface Asked {
  readonly request: Request;
  readonly method: string;
  readonly url: string;
  /** As routes know it; see `normalizePath`. */
  readonly path: string;
  /** Network address of who asks, for counting only. */
  readonly address?: string | null | undefined;
}

/** Answers a request. */
export type Handler = (asked: Asked) => Maybe<Response>;

/** Reads what is wanted of a request; its own URL unless a proxy says another. */
export function toAsked(request: Request, url: string = request.url, address?: string | null): Asked {
  const { method } = request;
  return { request, method, url, path: normalizePath(url), address };
}

/** Whether the request came in clear text. */
export const isOverHttp = ({ url }: Asked): boolean => url.startsWith('http:');

/** Copies what formats may see. Headers stay behind, and with them every credential that clients volunteer. */
export function toFormatRequest(
  { url, path }: Asked,
  method: FormatRequest['method'],
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
