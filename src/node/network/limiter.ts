/** Lets a few things be done at the same time; the others wait for their turn, in order. */
export interface Limiter {
  /** @returns what gives the place back; calling it again does nothing. */
  enter(): Promise<() => void>;
}

/** @param places - how many at once. */
export function createLimiter(places: number): Limiter {
  let free = places;
  const waiting: (() => void)[] = [];
  return {
    async enter() {
      if (free > 0) free -= 1;
      else {
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
        });
      }
      let isLeft = false;
      return () => {
        if (isLeft) return;
        isLeft = true;
        const next = waiting.shift();
        if (next === undefined) free += 1;
        else next();
      };
    },
  };
}
