import type { Finding } from '../finding.ts';
import type { AuditFinding } from './result.ts';
import type { Listing } from './targets.ts';

/** Faults that our own network, or what a server thinks of it, can cause as well. They are the verdict, and no finding. */
const perhapsOurs: ReadonlySet<string> = new Set([
  'server-no-address',
  'server-dns-failed',
  'server-refused',
  'server-unreachable',
  'server-timeout',
  'server-silent',
  'server-closes',
  'server-turns-away',
]);

/** What an entry says itself with its reason, or what whoever runs the server renews without us. */
const onlyTold: ReadonlySet<string> = new Set([
  'no-encryption',
  'submission-on-port-25',
  'password-before-tls',
  'certificate-expires-soon',
]);

/** Findings for each listing of a server as one list: the same one concerns the entries of all listings that have it. */
export function mergeFindings(
  found: readonly { readonly listing: Listing; readonly findings: readonly Finding[] }[],
): readonly AuditFinding[] {
  const merged = new Map<string, AuditFinding>();
  for (const { listing, findings } of found) {
    for (const finding of findings) {
      const { severity, code, subject, text, cure } = finding;
      if (severity === 'ok' || perhapsOurs.has(code)) continue;
      const key = `${code} ${text}`;
      merged.set(key, {
        severity,
        code,
        subject,
        text,
        ...(cure === undefined ? {} : { cure }),
        entries: [...new Set([...(merged.get(key)?.entries ?? []), ...listing.entries])].sort(),
        needsPerson: severity !== 'note' && !onlyTold.has(code),
      });
    }
  }
  return [...merged.values()];
}
