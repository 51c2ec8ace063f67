import type { Network, NetworkFailure } from '../network.ts';
import { judgeFacts } from '../servers/judge-tls.ts';
import type { Finding } from '../finding.ts';
import { mergeFindings } from './findings.ts';
import type { AuditResult, Suspicion } from './result.ts';
import { toEntries, type UrlTarget } from './targets.ts';

/** Milliseconds for one request. */
const requestMs = 10_000;

/** Clients of these begin with OPTIONS; it and HEAD are safe (RFC 9110 §9.2.1). */
const optionsTypes: ReadonlySet<string> = new Set(['caldav', 'carddav', 'webdav', 'activeSync']);

/** Sends one request that changes nothing; whatever the status, something is there. Never throws. */
export async function lookAtUrl(
  target: UrlTarget,
  network: Network,
  now: () => number,
): Promise<AuditResult | Suspicion> {
  const { url, type, hostname, port } = target;
  const outcome = await network.request({
    method: optionsTypes.has(type) ? 'OPTIONS' : 'HEAD',
    url,
    headers: { Accept: '*/*', 'User-Agent': 'Mailbeacon audit' },
    timeoutMs: requestMs,
  });
  const listing = { authentication: [], entries: toEntries(target) };
  const subject = `${hostname}:${port}`;
  const { tls } = outcome;
  const facts = tls === undefined ? [] : judgeFacts(hostname, tls, now());
  const merge = (more: readonly Finding[]): AuditResult['findings'] =>
    mergeFindings([{ listing, findings: [...facts.map((verdict) => ({ ...verdict, subject })), ...more] }]);
  if (outcome.kind === 'answer') {
    return { verdict: 'ok', why: `answers with status ${outcome.status}`, findings: merge([]) };
  }
  const { problem, text } = outcome;
  if (problem === 'no-address' || problem === 'refused')
    return { verdict: 'suspect', of: problem, why: text, at: now() };
  const isThere = problem === 'certificate';
  return {
    verdict: isThere ? 'ok' : 'inconclusive',
    why: isThere ? 'something answers, and clients refuse its certificate' : text,
    findings: merge(toFindings(outcome, subject, facts.length > 0)),
  };
}

function toFindings({ problem, text }: NetworkFailure, subject: string, isExplained: boolean): readonly Finding[] {
  const find = (code: string, cure: string): readonly Finding[] => [{ severity: 'error', code, subject, text, cure }];
  switch (problem) {
    case 'certificate':
      return isExplained ? [] : find('certificate-refused', 'Announce a URL whose certificate clients take.');
    case 'tls':
      return find('tls-failed', 'Look whether the host and port of the URL are still those of the service.');
    case 'malformed':
      return find('url-not-http', 'Look whether the host and port of the URL are still those of the service.');
    default:
      return [];
  }
}
