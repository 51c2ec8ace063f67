import type { Document } from '../formats/format.ts';

/** Sent with every answer: nothing here is a page, and nothing may be framed or sniffed. */
const securityHeaders = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
} as const;

/** Seconds for which a document that is the same for a whole domain may be kept. */
const maxAgeSeconds = 3600;

/** RFC 6797; only over https, where browsers heed it. */
const strictTransportSecurity = 'max-age=31536000';

/** What the headers of an answer depend on. */
export interface HeaderFacts {
  readonly document: Document;
  readonly isHttps: boolean;
  /** Whether the URL had a query, which may hold an address. */
  readonly hasQuery: boolean;
  readonly etag: string | undefined;
  readonly allow: string | undefined;
}

/** Distinct sets of headers kept; real traffic has a few dozen. */
const keptSets = 512;

/**
 * Builds the headers of answers. Equal facts get the same `Headers` object: making one costs as much as the rest of an
 * answer, and there are few different ones.
 */
export function createHeaderFactory(): (facts: HeaderFacts) => Headers {
  const kept = new Map<string, Headers>();
  return (facts) => {
    const { document } = facts;
    const key = `${document.contentType}|${document.audience}|${document.filename ?? ''}|${document.location ?? ''}|${String(
      facts.isHttps,
    )}|${String(facts.hasQuery)}|${facts.etag ?? ''}|${facts.allow ?? ''}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const headers = createHeaders(facts);
    if (kept.size >= keptSets) kept.clear();
    kept.set(key, headers);
    return headers;
  };
}

function createHeaders({ document, isHttps, hasQuery, etag, allow }: HeaderFacts): Headers {
  const headers = new Headers({
    ...securityHeaders,
    'Content-Type': document.contentType,
    'Cache-Control': toCacheControl(document.audience, hasQuery),
  });
  // A document for a whole domain has no link to follow and no address, unless it redirects; each header costs it 2 to
  // 3 % of its rate.
  if (document.audience !== 'domain' || document.location !== undefined) {
    headers.set('Referrer-Policy', 'no-referrer');
    headers.set('X-Robots-Tag', 'noindex');
  }
  if (isHttps) headers.set('Strict-Transport-Security', strictTransportSecurity);
  if (document.filename !== undefined) {
    headers.set('Content-Disposition', `attachment; filename="${document.filename}"`);
  }
  if (document.location !== undefined) headers.set('Location', document.location);
  if (etag !== undefined) headers.set('ETag', etag);
  if (allow !== undefined) headers.set('Allow', allow);
  return headers;
}

/** Who may keep a document. A shared cache never sees an address: neither in a body nor, as part of its key, in a URL. */
function toCacheControl(audience: Document['audience'], hasQuery: boolean): string {
  if (audience !== 'domain') return 'no-store';
  return `${hasQuery ? 'private' : 'public'}, max-age=${String(maxAgeSeconds)}`;
}
