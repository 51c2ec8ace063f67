import type { HttpOutcome, HttpRequest, Network } from './network.ts';

/** An answer, and how long it took. */
export interface Timed {
  readonly outcome: HttpOutcome;
  readonly ms: number;
}

/** Sends a request, or gives the answer that the same request had before. */
export type SendOnce = (request: HttpRequest) => Promise<Timed>;

/** What bounds the checks. */
export interface RequestLimits {
  /** Requests under way at a time. */
  readonly parallel: number;
  /** Milliseconds for one request, whatever a client would wait. */
  readonly requestTimeoutMs: number;
}

/**
 * Sends each request once, however many clients make it, and not too many at a time: whoever looks at a service must
 * not be what brings it down.
 */
export function createSendOnce(network: Network, { parallel, requestTimeoutMs }: RequestLimits): SendOnce {
  const known = new Map<string, Promise<Timed>>();
  const waiting: (() => void)[] = [];
  let free = parallel;

  const send = async (request: HttpRequest): Promise<Timed> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    const before = network.now();
    try {
      const outcome = await network.request({ ...request, timeoutMs: requestTimeoutMs });
      return { outcome, ms: network.now() - before };
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };

  return (request) => {
    const { method, url, headers, body = '' } = request;
    const key = JSON.stringify([method, url, Object.entries(headers).sort(), body]);
    const sent = known.get(key) ?? send(request);
    known.set(key, sent);
    return sent;
  };
}
