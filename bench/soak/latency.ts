/** Counts times without keeping them: each falls into a class that is 5 % wide. */
export interface Latency {
  add(milliseconds: number): void;
  /** The upper end of the class in which the given part of the times is reached, in milliseconds. */
  quantile(part: number): number;
}

const width = 1.05;
const least = 0.01;
const classes = 400;

/** Builds an empty count. */
export function createLatency(): Latency {
  const counts = new Uint32Array(classes);
  let total = 0;
  return {
    add: (milliseconds) => {
      const index = Math.ceil(Math.log(Math.max(milliseconds, least) / least) / Math.log(width));
      const place = Math.min(index, classes - 1);
      counts[place] = (counts[place] ?? 0) + 1;
      total += 1;
    },
    quantile: (part) => {
      let seen = 0;
      for (const [index, count] of counts.entries()) {
        seen += count;
        if (seen >= total * part) return least * width ** index;
      }
      return Number.NaN;
    },
  };
}
