import type { Document } from '../formats/format.ts';

/** Seconds for which a document that is the same for a whole domain may be kept. */
const maxAgeSeconds = 3600;

/** RFC 6797; only over https, where browsers heed it. */
const strictTransportSecurity = 'max-age=31536000';

/** Everything from here and nothing from elsewhere; a provider's picture is part of the page itself. */
const pagePolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** What the headers of an answer depend on beside its document. */
export interface HeaderFacts {
  readonly isHttps: boolean;
  /** Whether the URL had a query, which may hold an address. */
  readonly hasQuery: boolean;
  readonly etag: string | undefined;
  readonly allow: string | undefined;
}

/**
 * Builds the headers of answers, once for each kept document: making them costs as much as the rest of an answer.
 * Entity tag and `Allow` belong to the document, so that only scheme and query tell its sets of headers apart.
 */
export function createHeaderFactory(): (document: Document, facts: HeaderFacts) => Headers {
  const kept = new WeakMap<Document, (Headers | undefined)[]>();
  return (document, facts) => {
    const owner = document.template ?? document;
    const variant = (facts.isHttps ? 2 : 0) + (facts.hasQuery ? 1 : 0);
    let sets = kept.get(owner);
    if (sets === undefined) {
      sets = [undefined, undefined, undefined, undefined];
      kept.set(owner, sets);
    }
    return (sets[variant] ??= createHeaders(document, facts));
  };
}

/** Headers for one answer only. */
export function createHeaders(document: Document, { isHttps, hasQuery, etag, allow }: HeaderFacts): Headers {
  const { audience, contentType, filename, isPage, location, retryAfterSeconds } = document;
  const headers = new Headers({
    'Content-Type': contentType,
    'Cache-Control': toCacheControl(audience, hasQuery),
    'X-Content-Type-Options': 'nosniff',
  });
  if (filename !== undefined) headers.set('Content-Disposition', `attachment; filename="${filename}"`);
  // Each header costs an answer 2 to 3 % of its rate. These do something where a person may read what came: settings
  // are read by programs, hold text and nothing that could run, and refer to nothing.
  if (audience === 'nobody' || isPage === true || location !== undefined) {
    headers.set('Content-Security-Policy', isPage === true ? pagePolicy : "default-src 'none'; frame-ancestors 'none'");
    headers.set('Referrer-Policy', 'no-referrer');
    headers.set('X-Robots-Tag', 'noindex');
  }
  if (isHttps) headers.set('Strict-Transport-Security', strictTransportSecurity);
  if (location !== undefined) headers.set('Location', location);
  if (retryAfterSeconds !== undefined) headers.set('Retry-After', String(retryAfterSeconds));
  if (etag !== undefined) headers.set('ETag', etag);
  if (allow !== undefined) headers.set('Allow', allow);
  return headers;
}

/** Who may keep a document. A shared cache never sees an address: neither in a body nor, as part of its key, in a URL. */
function toCacheControl(audience: Document['audience'], hasQuery: boolean): string {
  if (audience === 'everyone') return 'public, max-age=31536000, immutable';
  if (audience !== 'domain') return 'no-store';
  return `${hasQuery ? 'private' : 'public'}, max-age=${String(maxAgeSeconds)}`;
}
