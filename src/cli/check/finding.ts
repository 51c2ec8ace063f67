import type { Finding, Severity } from '../../checks/finding.ts';

/** What `check` says of one place. Only errors and warnings ask for something, so a note may be without cure. */
export interface CheckFinding extends Finding {
  readonly severity: Exclude<Severity, 'ok'>;
  /** A file, or the variable that holds what is meant. */
  readonly subject: string;
  /** The place in it, as `incoming[0].port`; empty where the whole is meant. */
  readonly path: string;
}
