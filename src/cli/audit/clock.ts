import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../checks/audit/index.ts';

/** The time of this machine. */
export const systemClock: Clock = {
  now: Date.now,
  async sleep(ms, signal) {
    try {
      await setTimeout(Math.max(0, ms), undefined, signal === undefined ? {} : { signal });
    } catch {
      // Woken up, which is as good as having slept.
    }
  },
};
