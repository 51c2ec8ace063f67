import type { Finding } from '../finding.ts';

/**
 * What is known of a server or URL. `ok`: it is there, and speaks what is announced. `gone`: its name has no address, or
 * every address refuses, twice with time between. `inconclusive`: everything else, from a timeout to another protocol.
 */
export type AuditVerdict = 'ok' | 'gone' | 'inconclusive';

/** A finding of the doctor, and whom it concerns. */
export interface AuditFinding extends Finding {
  /** Entries that announce what is found to differ, by id. */
  readonly entries: readonly string[];
  /** Whether somebody has to look at the entry; what the entry says itself, or renews itself, is only told. */
  readonly needsPerson: boolean;
}

/** What a look at a server or URL ends with. */
export interface AuditResult {
  readonly verdict: AuditVerdict;
  /** Why, in one sentence. */
  readonly why: string;
  readonly findings: readonly AuditFinding[];
}

/** What only a second look can tell from a moment's fault. */
export interface Suspicion {
  readonly verdict: 'suspect';
  readonly of: 'no-address' | 'refused';
  readonly why: string;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

/** Whether a result is more than the news that all is well. */
export const needsPerson = ({ verdict, findings }: AuditResult): boolean =>
  verdict === 'gone' || findings.some((finding) => finding.needsPerson);
