/** How much a finding matters. `error`: a client fails. `warning`: some do, or will. `note`: good to know. */
export type Severity = 'error' | 'warning' | 'note' | 'ok';

/** One thing that a check found, with what to do about it. */
export interface Finding {
  readonly severity: Severity;
  /** A stable name of what was found, such as `certificate-expired`; docs/doctor.md has each of them. */
  readonly code: string;
  /** What was looked at: a URL, `imap.example.com:993`, a DNS name and type, a client. */
  readonly subject: string;
  /** What is the case, in one sentence. */
  readonly text: string;
  /** What to do, in one sentence; absent where there is nothing to do. */
  readonly cure?: string;
}
