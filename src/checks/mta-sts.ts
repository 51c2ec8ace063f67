import type { Finding } from './finding.ts';
import type { SendOnce } from './memo.ts';
import type { Dns } from './network.ts';

/** Compares a published MTA-STS policy with the DNS (RFC 8461 §3); says nothing where there is none. */
export async function checkMtaSts(
  domain: string,
  mx: readonly string[],
  dns: Dns,
  send: SendOnce,
): Promise<readonly Finding[]> {
  const txt = await dns.txt(`_mta-sts.${domain}`);
  const ids = txt.kind === 'records' ? txt.records.filter((record) => /^v=STSv1\s*(?:;|$)/.test(record)) : [];
  if (ids.length === 0) return [];
  const url = `https://mta-sts.${domain}/.well-known/mta-sts.txt`;
  const error = (code: string, text: string, cure: string): readonly Finding[] => [
    { severity: 'error', code, subject: url, text, cure },
  ];
  const { outcome } = await send({ method: 'GET', url, headers: {}, timeoutMs: 60_000 });
  const cure = `Serve the policy there, or remove the record _mta-sts.${domain}`;
  if (outcome.kind === 'failure')
    return error('mta-sts-unreadable', `The policy cannot be read: ${outcome.text}`, cure);
  if (outcome.status !== 200) {
    return error(
      'mta-sts-unreadable',
      `The policy cannot be read: status ${outcome.status}, and senders follow no redirect`,
      cure,
    );
  }
  const lines = outcome.body.split(/\r?\n/).map((line) => /^\s*([a-z_]+)\s*:\s*(.*?)\s*$/.exec(line));
  const find = (name: string): readonly string[] =>
    lines.flatMap((line) => (line?.[1] === name && line[2] !== undefined ? [line[2]] : []));
  const [version] = find('version');
  const [mode] = find('mode');
  if (version !== 'STSv1' || mode === undefined || !/^\d{1,10}$/.test(find('max_age')[0] ?? '')) {
    return error('mta-sts-malformed', 'The policy lacks version, mode or max_age', 'Compare it with RFC 8461 §3.2');
  }
  if (mode === 'none') return [];
  const patterns = find('mx').map((pattern) => pattern.toLowerCase());
  const uncovered = mx.filter((host) => !patterns.some((pattern) => matches(pattern, host)));
  if (uncovered.length === 0) return [];
  const what =
    mode === 'enforce' ? 'senders refuse to deliver there' : 'with mode enforce senders would refuse to deliver there';
  return [
    {
      severity: mode === 'enforce' ? 'error' : 'warning',
      code: 'mta-sts-mx-missing',
      subject: url,
      text: `The policy does not name ${uncovered.join(', ')}: ${what}`,
      cure: 'Name every MX host in the policy, and change the id in the DNS with it',
    },
  ];
}

/** RFC 8461 §4.1: a wildcard stands for exactly one label. */
function matches(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === host;
  return host.slice(host.indexOf('.') + 1) === pattern.slice(2);
}
