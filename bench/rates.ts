import { request } from 'node:http';
import { measureRate, toMedian, type Scenario } from './load.ts';
import { startWorkerd } from './workerd.ts';

/** Two workers side by side: requests a second, and the ratio of the two. Medians of the rounds. */
export interface RatePair {
  readonly own: number;
  readonly ceiling: number;
  readonly ratio: number;
}

/** How long to measure. */
export interface Effort {
  readonly rounds: number;
  readonly seconds: number;
}

/** Of an answer. */
export interface Shape {
  readonly length: number;
  readonly type: string;
}

/** Length and media type of an answer; by `node:http`, because fetch sends no `Host` of ours. */
export async function findShape(port: number, { method, path, headers, body }: Scenario): Promise<Shape> {
  return new Promise((done, failed) => {
    const asked = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let length = 0;
      response.on('data', (chunk: Buffer) => (length += chunk.length));
      response.on('end', () => {
        if (response.statusCode === 200) done({ length, type: response.headers['content-type'] ?? '' });
        else failed(new Error(`${path} is answered with ${String(response.statusCode)}`));
      });
    });
    asked.on('error', failed);
    asked.end(body);
  });
}

/**
 * Compares a worker with one that answers a constant of the same length and media type. Each round starts both anew:
 * two processes of the same worker differ by as much as a tenth, for as long as they live.
 */
export async function measureRates(
  scripts: { readonly own: string; readonly ceiling: string },
  variables: Readonly<Record<string, string>>,
  scenario: Scenario,
  connections: number,
  { rounds, seconds }: Effort,
): Promise<RatePair> {
  const own: number[] = [];
  const ceiling: number[] = [];
  let shape: Shape | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const ours = await startWorkerd(scripts.own, variables, false);
    shape ??= await findShape(ours.port, scenario);
    const constant = await startWorkerd(scripts.ceiling, { LENGTH: String(shape.length), TYPE: shape.type }, false);
    for (const [{ port }, rates] of [
      [constant, ceiling],
      [ours, own],
    ] as const) {
      await measureRate(port, scenario, connections, 1); // warms up
      rates.push(await measureRate(port, scenario, connections, seconds));
    }
    await Promise.all([ours.stop(), constant.stop()]);
  }
  const ratios = own.map((rate, round) => rate / (ceiling[round] ?? Number.NaN));
  return { own: toMedian(own), ceiling: toMedian(ceiling), ratio: toMedian(ratios) };
}
