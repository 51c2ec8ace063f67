/** Time, so that tests need not wait for it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Ends after so many milliseconds, or as soon as the signal says so; never throws. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
