import { toRegistrable } from '../registrable.ts';
import type { Clock } from './clock.ts';
import type { Pace } from './pace.ts';

/** How tasks are done. */
export interface QueueRules {
  /** Tasks at a time; of one site there is never more than one. */
  readonly parallel: number;
  readonly pace: Pace;
  readonly clock: Clock;
  /** Begins no more tasks; those under way are finished. */
  readonly signal: AbortSignal;
}

/** Does tasks in their order, passing over those whose site is not ready. Work must not throw. */
export async function runQueue<T extends { readonly hostname: string }>(
  tasks: readonly T[],
  { parallel, pace, clock, signal }: QueueRules,
  work: (task: T) => Promise<void>,
): Promise<void> {
  const waiting = [...tasks];
  const busy = new Set<string>();
  const running = new Set<Promise<void>>();
  while (waiting.length > 0 && !signal.aborted) {
    const free = running.size < parallel ? waiting.filter(({ hostname }) => !busy.has(toRegistrable(hostname))) : [];
    const now = clock.now();
    const task = free.find(({ hostname }) => pace.readyAt(hostname) <= now);
    if (task === undefined) {
      await waitForChange(running, free, pace, clock, signal);
      continue;
    }
    waiting.splice(waiting.indexOf(task), 1);
    const site = toRegistrable(task.hostname);
    busy.add(site);
    const done = work(task).finally(() => {
      busy.delete(site);
      running.delete(done);
    });
    running.add(done);
  }
  await Promise.all(running);
}

async function waitForChange(
  running: ReadonlySet<Promise<void>>,
  free: readonly { readonly hostname: string }[],
  pace: Pace,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  const wake = new AbortController();
  const waits: Promise<void>[] = [...running];
  if (free.length > 0) {
    const next = Math.min(...free.map(({ hostname }) => pace.readyAt(hostname)));
    waits.push(clock.sleep(Math.max(1, next - clock.now()), AbortSignal.any([signal, wake.signal])));
  }
  await Promise.race(waits);
  wake.abort();
}
