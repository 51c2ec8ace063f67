import type { Maybe } from '../core/maybe.ts';
import type { Document } from '../formats/format.ts';

/** A request for a page. Of its headers there are two, which are forgotten with the answer. */
export interface PageRequest {
  readonly method: 'GET' | 'POST';
  /** Lower case, without doubled or trailing slashes. */
  readonly path: string;
  /** Without `?`, as it came. */
  readonly query: string;
  readonly body: Uint8Array;
  /** `Accept-Language`, as it came; empty without. */
  readonly acceptLanguage: string;
  /** `User-Agent`, as it came; empty without. */
  readonly userAgent: string;
}

/** A page, and what the log may say of it. */
export interface PageAnswer {
  readonly document: Document;
  readonly outcome: string;
}

/** All pages. */
export interface Pages {
  answer(request: PageRequest): Maybe<PageAnswer>;
}

/** The paths of the pages and their methods. */
export const pageRoutes = [
  { method: 'GET', path: '/' },
  { method: 'POST', path: '/' },
  { method: 'GET', path: '/sheet' },
  { method: 'GET', path: '/assets/:file' },
] as const;
