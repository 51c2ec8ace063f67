import { Agent, request } from 'node:http';
import type { Scenario } from './load.ts';

/** Milliseconds from the moment a request was due to the last byte of its answer. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly requests: number;
}

/**
 * Sends requests at a constant rate, whether answers come or not. Time counts from when a request was due: a server that
 * stalls makes those wait that come after, and they count.
 */
export async function measureLatency(
  port: number,
  { method, path, headers, body }: Scenario,
  perSecond: number,
  seconds: number,
): Promise<Latency> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const total = Math.floor(perSecond * seconds);
  const times: number[] = [];
  const send = (due: number): Promise<void> =>
    new Promise((done, failed) => {
      const asked = request({ agent, host: '127.0.0.1', port, method, path, headers }, (response) => {
        response.on('end', () => {
          times.push(performance.now() - due);
          done();
        });
        response.resume();
      });
      asked.on('error', failed);
      asked.end(body);
    });
  const pending: Promise<void>[] = [];
  const start = performance.now();
  for (let sent = 0; sent < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - start) / 1000) * perSecond));
    for (; sent < due; sent += 1) pending.push(send(start + (sent * 1000) / perSecond));
    // As soon as the loop is free: timers of Node are a millisecond long.
    await new Promise((next) => setImmediate(next));
  }
  await Promise.all(pending);
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99), requests: times.length };
}
