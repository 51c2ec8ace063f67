import { readdirSync } from 'node:fs';
import { readMemoryMiB } from '../workerd.ts';

/** What a process had in use at one moment. */
export interface Sample {
  readonly requests: number;
  readonly memoryMiB: number;
}

/** What the samples of a run say. */
export interface Trend {
  readonly peakMiB: number;
  /** Growth over the second half by the line of least squares: its slope times its length. */
  readonly growthMiB: number;
  /** The same slope for 100,000 requests. */
  readonly slopeMiB: number;
}

/** Open files, sockets among them (proc(5): fd). */
export const countHandles = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length;

/** Reads what a process has in use now. */
export const takeSample = (pid: number, requests: number): Sample => ({ requests, memoryMiB: readMemoryMiB(pid) });

/** Fits a line through the second half of the samples; the first has caches that fill and code that is optimised. */
export function findTrend(samples: readonly Sample[]): Trend {
  const half = samples.slice(samples.length >> 1);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [half.map(({ requests }) => requests), half.map(({ memoryMiB }) => memoryMiB)];
  const [meanX, meanY] = [mean(x), mean(y)];
  const covariance = mean(half.map(({ requests, memoryMiB }) => (requests - meanX) * (memoryMiB - meanY)));
  const variance = mean(x.map((value) => (value - meanX) ** 2));
  const slope = variance === 0 ? 0 : covariance / variance;
  const length = (x.at(-1) ?? 0) - (x[0] ?? 0);
  return {
    peakMiB: Math.max(...samples.map(({ memoryMiB }) => memoryMiB)),
    growthMiB: slope * length,
    slopeMiB: slope * 100_000,
  };
}
