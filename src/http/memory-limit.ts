import type { Limiter } from './limit.ts';

/** What a limit in memory is made of. */
export interface MemoryLimitOptions {
  /** Requests of one key within a period. */
  readonly limit: number;
  readonly periodSeconds: number;
  /** Keys that are counted at once; beyond that all start anew, so that no stream of addresses can grow the memory. */
  readonly capacity: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Counts in the memory of one process, in periods that begin together for all keys. */
export function createMemoryLimiter({ limit, periodSeconds, capacity, now }: MemoryLimitOptions): Limiter {
  const counts = new Map<string, number>();
  let period = 0;
  return {
    retryAfterSeconds: periodSeconds,
    allows: (key) => {
      const current = Math.floor(now() / (periodSeconds * 1000));
      if (current !== period || counts.size >= capacity) {
        counts.clear();
        period = current;
      }
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return count <= limit;
    },
  };
}
