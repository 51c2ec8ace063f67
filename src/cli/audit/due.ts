import { shuffle, type Target } from '../../checks/audit/index.ts';
import { toAnnouncedText, type Remembered } from './state.ts';

const dayMs = 86_400_000;

/** Which results are looked at again. */
export interface DueRules {
  readonly now: number;
  readonly olderThanDays: number;
  /** No more than so many; those that wait longest come first. */
  readonly max: number;
  readonly seed: string;
}

/**
 * What has to be looked at: what has no result, or an old one, or one for what entries said before. A result that says
 * nothing grows old in a day.
 */
export function findDue(
  targets: readonly Target[],
  known: ReadonlyMap<string, Remembered>,
  { now, olderThanDays, max, seed }: DueRules,
): readonly Target[] {
  const isDue = (target: Target): boolean => {
    const before = findCurrent(target, known);
    if (before === undefined) return true;
    const days = before.result.verdict === 'inconclusive' ? Math.min(1, olderThanDays) : olderThanDays;
    // One of the future was written by a clock that was wrong.
    return before.at > now || now - before.at >= days * dayMs;
  };
  const lookedAt = (target: Target): number => findCurrent(target, known)?.at ?? 0;
  return shuffle(targets.filter(isDue), seed, ({ name }) => name)
    .toSorted((a, b) => lookedAt(a) - lookedAt(b))
    .slice(0, max);
}

/** The result of a target, if it is for what entries announce today. */
export function findCurrent(target: Target, known: ReadonlyMap<string, Remembered>): Remembered | undefined {
  const remembered = known.get(target.name);
  return remembered?.announced === toAnnouncedText(target) ? remembered : undefined;
}
