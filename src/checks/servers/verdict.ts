import type { Finding } from '../finding.ts';

/** A finding before it is said of which server. */
export type Verdict = Omit<Finding, 'subject'>;

/** Days that a certificate has to have left without a word. Renewal is due by then, whoever does it. */
export const warningDays = 14;

export const dayMs = 86_400_000;

/** A moment as `2026-11-23`; something like it for one that no calendar has. */
export const toDay = (ms: number): string =>
  Number.isFinite(ms) && Math.abs(ms) < 8.64e15 ? new Date(ms).toISOString().slice(0, 10) : 'an unknown day';

/** Words as a list for people. */
export const toList = (words: readonly string[]): string => (words.length === 0 ? 'nothing' : words.join(', '));
