import type { Finding } from '../finding.ts';
import { toSubject, type AnnouncedServer } from './announced.ts';
import { judgeAuthentication } from './judge-authentication.ts';
import { judgeReach } from './judge-reach.ts';
import { judgeTls } from './judge-tls.ts';
import { toOffered } from './methods.ts';
import type { ServerReport } from './report.ts';
import { dayMs, toList, type Verdict } from './verdict.ts';

/**
 * Compares a server with what is announced of it.
 *
 * @param now - milliseconds since 1970
 * @returns what to do about each difference; one finding `server-ok` if there is nothing to do.
 */
export function judgeServer(server: AnnouncedServer, report: ServerReport, now: number): readonly Finding[] {
  const verdicts = [
    ...judgeReach(server, report),
    ...judgeTls(server, report, now),
    ...judgeAuthentication(server, report),
    ...judgePort(server),
  ];
  const isFine = verdicts.every(({ severity }) => severity === 'note' || severity === 'ok');
  const subject = toSubject(server);
  return [...verdicts, ...(isFine ? [praise(report, now)] : [])].map(({ severity, code, text, cure }) => ({
    severity,
    code,
    subject,
    text,
    ...(cure === undefined ? {} : { cure }),
  }));
}

function judgePort({ type, port }: AnnouncedServer): readonly Verdict[] {
  if (type !== 'smtp' || port !== 25) return [];
  return [
    {
      severity: 'warning',
      code: 'submission-on-port-25',
      text: 'port 25 is announced for sending, and many networks of homes and companies block it',
      cure: 'Announce port 465 with SSL, or 587 with STARTTLS (RFC 8314 §3.3).',
    },
  ];
}

function praise({ tls, inClearText, overTls }: ServerReport, now: number): Verdict {
  const offer = overTls ?? inClearText;
  const parts = [
    ...(tls === undefined
      ? []
      : [`answers over ${tls.protocol}`, `certificate good for ${Math.floor((tls.validTo - now) / dayMs)} days`]),
    ...(offer?.isTold === true ? [`offers ${toList(toOffered(offer))}`] : []),
  ];
  return { severity: 'ok', code: 'server-ok', text: parts.length === 0 ? 'answers' : parts.join(', ') };
}
