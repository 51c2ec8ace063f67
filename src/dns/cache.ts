/** Keeps what was found, for a time and within a number; the oldest goes first. */
export interface Cache<T> {
  /** What is kept, still good or not. */
  find(key: string): Kept<T> | undefined;
  keep(key: string, value: T, until: number): void;
}

/** `until` in milliseconds since 1970. */
export interface Kept<T> {
  readonly value: T;
  readonly until: number;
}

/** Creates an empty one. */
export function createCache<T>(limit: number): Cache<T> {
  const kept = new Map<string, Kept<T>>();
  return {
    find: (key) => kept.get(key),
    keep: (key, value, until) => {
      // To the end of the order in which a Map is read.
      kept.delete(key);
      kept.set(key, { value, until });
      if (kept.size <= limit) return;
      const [oldest] = kept.keys();
      if (oldest !== undefined) kept.delete(oldest);
    },
  };
}
