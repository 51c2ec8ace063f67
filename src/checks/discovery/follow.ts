import type { HttpAnswer, HttpRequest, NetworkFailure } from '../network.ts';
import type { SendOnce } from '../memo.ts';
import type { PlannedRequest, RedirectRule } from './plan.ts';

/** One request on the way, and the status or problem it met. */
export interface Hop {
  readonly method: HttpRequest['method'];
  readonly url: string;
  readonly status: number | undefined;
}

/** Where the way ended. */
export type End =
  | { readonly kind: 'answer'; readonly answer: HttpAnswer }
  | { readonly kind: 'failure'; readonly failure: NetworkFailure }
  /** The client does not go where it was sent. */
  | { readonly kind: 'stuck'; readonly why: Stuck; readonly target: string };

/** Why a client does not follow a redirect. */
export type Stuck = 'too-many' | 'no-location' | 'relative' | 'scheme' | 'not-a-redirect';

/** A request with everything it was redirected to. */
export interface Journey {
  readonly hops: readonly [Hop, ...Hop[]];
  readonly end: End;
  /** A POST became a GET on the way, without its body. */
  readonly losesBody: boolean;
  /** From the first byte sent to the last one received. */
  readonly ms: number;
}

/** A request with its places filled in. */
export type FilledRequest = Pick<PlannedRequest, 'redirects' | 'opensWithGet'> & Omit<HttpRequest, 'timeoutMs'>;

/** Sends a request and follows redirects as the client does, within the time that the client has. */
export async function follow(request: FilledRequest, send: SendOnce, timeoutMs: number): Promise<Journey> {
  const { redirects, opensWithGet = false, ...planned } = request;
  const hops: Hop[] = [];
  let { method, url } = planned;
  let body = planned.body;
  let isOpening = opensWithGet;
  let losesBody = false;
  let spent = 0;
  const finish = (end: End): Journey => {
    const [first = { method, url, status: undefined }, ...others] = hops;
    return { hops: [first, ...others], end, losesBody, ms: spent };
  };
  for (;;) {
    const sent: HttpRequest = isOpening
      ? { method: 'GET', url, headers: {}, timeoutMs }
      : { method, url, headers: planned.headers, ...(body === undefined ? {} : { body }), timeoutMs };
    const { outcome, ms } = await send(sent);
    spent += ms;
    hops.push({ method: sent.method, url, status: outcome.kind === 'answer' ? outcome.status : undefined });
    if (spent > timeoutMs && outcome.kind === 'answer') {
      const text = `the answer came after ${String(spent)} ms, and the client waits ${String(timeoutMs)} ms`;
      return finish({ kind: 'failure', failure: { kind: 'failure', problem: 'timeout', text } });
    }
    if (outcome.kind === 'failure') return finish({ kind: 'failure', failure: outcome });
    const next = findNext(outcome, url, redirects, hops.length);
    if (next === undefined) {
      if (isOpening) return finish({ kind: 'stuck', why: 'not-a-redirect', target: url });
      return finish({ kind: 'answer', answer: outcome });
    }
    if (next.kind === 'stuck') return finish(next);
    if (isOpening) isOpening = false;
    else if (method === 'POST' && redirects.post === 'turns' && outcome.status !== 307 && outcome.status !== 308) {
      [method, body, losesBody] = ['GET', undefined, true];
    }
    ({ url } = next);
  }
}

type Next = { readonly kind: 'go'; readonly url: string } | Extract<End, { kind: 'stuck' }>;

/** Where an answer sends the client; undefined if it is no redirect for it. */
function findNext({ status, headers }: HttpAnswer, from: string, rule: RedirectRule, hops: number): Next | undefined {
  if (!rule.statuses.includes(status)) return undefined;
  const stuck = (why: Stuck, target: string): Next => ({ kind: 'stuck', why, target });
  const { location } = headers;
  if (location === undefined || location === '') return stuck('no-location', from);
  const isAbsolute = URL.canParse(location);
  if (!isAbsolute && rule.absoluteOnly === true) return stuck('relative', location);
  if (!URL.canParse(location, from)) return stuck('no-location', location);
  const target = new URL(location, from);
  const [wasSecure, isSecure] = [from.startsWith('https:'), target.protocol === 'https:'];
  if (!isSecure && target.protocol !== 'http:') return stuck('scheme', target.href);
  const isAllowed = {
    any: true,
    same: wasSecure === isSecure,
    https: isSecure,
    'not-less-safe': isSecure || !wasSecure,
  }[rule.to];
  if (!isAllowed) return stuck('scheme', target.href);
  if (hops > rule.max) return stuck('too-many', target.href);
  target.hash = '';
  return { kind: 'go', url: target.href };
}
