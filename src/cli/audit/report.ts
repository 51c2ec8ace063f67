import {
  needsPerson,
  toEntries,
  type AuditEnd,
  type AuditFinding,
  type AuditVerdict,
  type LeftOut,
  type Target,
} from '../../checks/audit/index.ts';
import { findCurrent } from './due.ts';
import type { Remembered } from './state.ts';

/** One server or URL in a report. */
export interface Audited {
  readonly name: string;
  readonly entries: readonly string[];
  readonly verdict: AuditVerdict;
  readonly why: string;
  readonly findings: readonly AuditFinding[];
  readonly needsPerson: boolean;
  /** When it was looked at, ISO 8601, UTC. */
  readonly at: string;
}

/** Everything that is known at the end of a run. */
export interface AuditReport {
  readonly day: string;
  readonly seed: string;
  readonly end: AuditEnd;
  readonly summary: Readonly<Record<AuditVerdict | 'needsPerson' | 'lookedAt' | 'notLookedAt' | 'leftOut', number>>;
  readonly servers: readonly Audited[];
  readonly leftOut: readonly LeftOut[];
}

/** Puts results of this run and of earlier ones together, by entry and server. */
export function toReport(
  { targets, leftOut }: { readonly targets: readonly Target[]; readonly leftOut: readonly LeftOut[] },
  known: ReadonlyMap<string, Remembered>,
  run: { readonly now: number; readonly seed: string; readonly end: AuditEnd; readonly lookedAt: number },
): AuditReport {
  const servers = targets
    .flatMap((target): readonly Audited[] => {
      const current = findCurrent(target, known);
      if (current === undefined) return [];
      const { at, result } = current;
      const entries = toEntries(target);
      return [
        { name: target.name, entries, ...result, needsPerson: needsPerson(result), at: new Date(at).toISOString() },
      ];
    })
    .toSorted((a, b) => compare(a.entries[0] ?? '', b.entries[0] ?? '') || compare(a.name, b.name));
  const count = (isCounted: (one: Audited) => boolean): number => servers.filter(isCounted).length;
  return {
    day: new Date(run.now).toISOString().slice(0, 10),
    seed: run.seed,
    end: run.end,
    summary: {
      ok: count(({ verdict }) => verdict === 'ok'),
      gone: count(({ verdict }) => verdict === 'gone'),
      inconclusive: count(({ verdict }) => verdict === 'inconclusive'),
      needsPerson: count((one) => one.needsPerson),
      lookedAt: run.lookedAt,
      notLookedAt: targets.length - servers.length,
      leftOut: leftOut.length,
    },
    servers,
    leftOut,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What is shown of a report: what is not in order, unless everything is asked for. */
export const toShown = ({ servers }: AuditReport, showsAll: boolean): readonly Audited[] =>
  showsAll ? servers : servers.filter((one) => one.verdict !== 'ok' || one.needsPerson);

/** Findings that are shown: those for a person, unless everything is asked for. */
export const toShownFindings = ({ findings }: Audited, showsAll: boolean): readonly AuditFinding[] =>
  showsAll ? findings : findings.filter((finding) => finding.needsPerson);

/** The numbers in one sentence. */
export function toSummaryText({ ok, gone, inconclusive, ...more }: AuditReport['summary']): string {
  const rest = [
    more.needsPerson > 0 ? `${more.needsPerson} for a person to look at` : '',
    more.notLookedAt > 0 ? `${more.notLookedAt} not looked at yet` : '',
    more.leftOut > 0 ? `${more.leftOut} left out` : '',
  ].filter((text) => text !== '');
  return [`${ok} ok, ${gone} gone, ${inconclusive} inconclusive`, ...rest].join('; ');
}

/** Entries as few words: the first three, and how many more. */
export function toEntriesText(entries: readonly string[]): string {
  const [shown, more] = [entries.slice(0, 3), entries.length - 3];
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
