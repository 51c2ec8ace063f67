import autocannon from 'autocannon';

/** A request to repeat. */
export interface Scenario {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Repeats one request over a number of connections.
 *
 * @returns requests per second.
 * @throws Error if any answer was not 2xx: a fast error is no figure.
 */
export async function measureRate(
  port: number,
  scenario: Scenario,
  connections: number,
  seconds: number,
): Promise<number> {
  const result = await autocannon({
    url: `http://127.0.0.1:${String(port)}${scenario.path}`,
    method: scenario.method,
    headers: { ...scenario.headers },
    ...(scenario.body === undefined ? {} : { body: scenario.body }),
    connections,
    duration: seconds,
  });
  if (result.non2xx > 0 || result.errors > 0 || result.requests.total === 0) {
    throw new Error(`${scenario.name}: ${String(result.non2xx)} answers were not 2xx, ${String(result.errors)} errors`);
  }
  return result.requests.total / result.duration;
}

/** The middle value. */
export function toMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
