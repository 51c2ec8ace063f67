import type { Asked } from './asked.ts';

/** Web pages of which origins may read the answers of the API (Fetch, CORS protocol). Never with credentials. */
export type CrossOrigin = 'off' | '*' | ReadonlySet<string>;

/** Seconds for which a browser may keep the answer to a preflight; browsers have limits of their own below that. */
const preflightSeconds = 86_400;

/**
 * Reads `off`, `*`, or https origins with blanks or commas between.
 *
 * @returns undefined for anything else, also for an origin that no browser would write like that.
 */
export function parseCrossOrigin(value: unknown): CrossOrigin | undefined {
  if (value === 'off' || value === '*') return value;
  if (typeof value !== 'string') return undefined;
  const origins = value.split(/[\s,]+/).filter((origin) => origin !== '');
  return origins.length > 0 && origins.every(isHttpsOrigin) ? new Set(origins) : undefined;
}

/** Origins are compared byte by byte: lower case, A-labels, no port 443, no slash at the end, no pattern. */
const isHttpsOrigin = (text: string): boolean =>
  text.startsWith('https://') && !text.includes('*') && URL.canParse(text) && new URL(text).origin === text;

/** Whether a path belongs to the API; nothing else is ever shared. */
export const isCrossOriginPath = (path: string): boolean => path.startsWith('/api/');

/** Builds the step that adds to an answer what its reader's origin may do with it. */
export function toCrossOrigin(policy: '*' | ReadonlySet<string>): (asked: Asked, response: Response) => Response {
  return ({ request, method }, response) => {
    const origin = request.headers.get('origin');
    const isAllowed = policy === '*' || (origin !== null && policy.has(origin));
    // The headers may be those of other answers too.
    const headers = new Headers(response.headers);
    // The answer depends on who asks, also where nobody is allowed (Fetch, "CORS protocol and HTTP caches").
    if (policy !== '*') headers.append('Vary', 'Origin');
    if (isAllowed) {
      headers.set('Access-Control-Allow-Origin', policy === '*' || origin === null ? '*' : origin);
      if (method === 'OPTIONS' && request.headers.has('access-control-request-method')) {
        headers.set('Access-Control-Allow-Methods', response.headers.get('allow') ?? '');
        headers.set('Access-Control-Allow-Headers', 'content-type');
        headers.set('Access-Control-Max-Age', String(preflightSeconds));
      } else {
        headers.set('Access-Control-Expose-Headers', 'ETag, Retry-After, X-Request-Id');
      }
    }
    return new Response(response.body, { status: response.status, headers });
  };
}
